/* gcc -O2 -Wall -Wextra traps.c -o traps && ./traps : what goes wrong in firmware C, and the record store of the module under power cuts. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* --- the module's example: a record in two slots, written so that a cut at any byte leaves the old or the new one --- */
typedef struct { uint32_t seq; uint16_t gain; uint16_t offset; uint32_t crc; } record_t;
_Static_assert(sizeof(record_t) == 12, "layout is stored: no padding, no change without a version");

static uint32_t crc32(const void *data, size_t n) {
    const uint8_t *p = data;
    uint32_t crc = 0xFFFFFFFFu;
    while (n--) {
        crc ^= *p++;
        for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1u)));
    }
    return ~crc;
}
static bool valid(const record_t *r) { return r->crc == crc32(r, offsetof(record_t, crc)); }

/** Index of the newer valid slot, or -1 if there is none. */
static int newest(const record_t slot[2]) {
    bool a = valid(&slot[0]), b = valid(&slot[1]);
    if (a && b) return (int32_t)(slot[1].seq - slot[0].seq) > 0 ? 1 : 0; /* right past the wrap of seq as well */
    return a ? 0 : b ? 1 : -1;
}
/** Writes into the older slot; the newer one is never touched. */
static void store(record_t slot[2], record_t next, void (*erase)(record_t *), void (*write)(record_t *, const record_t *)) {
    int now = newest(slot);
    next.seq = now < 0 ? 1 : slot[now].seq + 1;
    next.crc = crc32(&next, offsetof(record_t, crc));
    record_t *target = &slot[now == 0 ? 1 : 0];
    erase(target);
    write(target, &next);
}

/* flash that loses power after a number of bytes */
static long budget;
static void erase_cut(record_t *r) { for (size_t i = 0; i < sizeof *r && budget > 0; i++, budget--) ((uint8_t *)r)[i] = 0xFF; }
static void write_cut(record_t *r, const record_t *v) { for (size_t i = 0; i < sizeof *r && budget > 0; i++, budget--) ((uint8_t *)r)[i] &= ((const uint8_t *)v)[i]; }
static void store_in_place(record_t *r, record_t v) { v.crc = crc32(&v, offsetof(record_t, crc)); erase_cut(r); write_cut(r, &v); }

#define SHOW(what, ...) do { printf("%-66s ", what); printf(__VA_ARGS__); puts(""); } while (0)
int main(void) {
    int lost = 0, kept = 0, torn = 0;
    for (uint32_t first = 0xFFFFFFFEu, k = 0; k < 3; k++, first++) /* the sequence number wraps on the way */
        for (long cut = 0; cut <= 2 * (long)sizeof(record_t); cut++) {
            record_t slot[2]; memset(slot, 0xFF, sizeof slot);
            slot[0] = (record_t){ .seq = first, .gain = 1 }; slot[0].crc = crc32(&slot[0], offsetof(record_t, crc));
            budget = cut; store(slot, (record_t){ .gain = 2 }, erase_cut, write_cut);
            int n = newest(slot);
            if (n < 0) lost++; else if (slot[n].gain == 1 || slot[n].gain == 2) kept++; else torn++;
            budget = 1000; store(slot, (record_t){ .gain = 3 }, erase_cut, write_cut); /* works again after the cut */
            n = newest(slot); if (n < 0 || slot[n].gain != 3) lost++;
        }
    SHOW("two slots, 75 power cuts: kept, torn, lost", "%d %d %d", kept, torn, lost);
    lost = 0;
    for (long cut = 0; cut <= 2 * (long)sizeof(record_t); cut++) { record_t r = { .gain = 1 }; r.crc = crc32(&r, offsetof(record_t, crc)); budget = cut; store_in_place(&r, (record_t){ .gain = 2 }); lost += !valid(&r); }
    SHOW("one slot rewritten in place, 25 power cuts: lost", "%d", lost);
    SHOW("crc32 of \"123456789\"", "%08X", crc32("123456789", 9));

    uint32_t start = 0xFFFFFFF0u, now = 0x00000010u, wait = 100; /* a millisecond counter that wraps after 49.7 days */
    SHOW("32 ms after start, 100 ms wanted: now >= start + wait says", "%s", now >= start + wait ? "over" : "not yet");
    start = 0xFFFFFF00u; now = 0xFFFFFF10u;
    SHOW("16 ms after start near the wrap, 512 wanted: now >= start + wait says", "%s", now >= start + 512u ? "over" : "not yet");
    SHOW("the same by now - start >= wait", "%s", now - start >= 512u ? "over" : "not yet");
    uint8_t a = 200, b = 100; SHOW("uint8_t 200 + 100 == 44 in an expression, and after storing", "%s %s", a + b == 44 ? "yes" : "no", (uint8_t)(a + b) == 44 ? "yes" : "no");
    uint16_t x = 0xFFFF; SHOW("uint16_t 0xFFFF * 0xFFFF as unsigned (as int it is undefined)", "%u", (unsigned)x * x);
    uint8_t flags = 0x0F; SHOW("(uint8_t)~0x0F == 0xF0, ~0x0F == 0xF0", "%s %s", (uint8_t)~flags == 0xF0 ? "yes" : "no", ~flags == 0xF0 ? "yes" : "no");
    int adc = -5; unsigned limit = 10; SHOW("int -5 < unsigned 10, compared as they are", "%s", (unsigned)adc < limit ? "yes" : "no");
    return 0;
}
