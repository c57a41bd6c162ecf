#include <stdint.h>
extern volatile uint32_t shared; uint32_t counter; int ready; volatile int vready;
void wait_plain(void) { while (!ready) { } }
void wait_volatile(void) { while (!vready) { } }
void count(void) { shared++; }
