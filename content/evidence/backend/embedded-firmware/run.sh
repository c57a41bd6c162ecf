#!/usr/bin/env bash
# bash run.sh: needs gcc, arm-none-eabi-gcc. Traps of firmware C on the host, then what the compiler makes for a Cortex-M4.
cd "$(dirname "$0")" || exit 1; t=$(mktemp -d); trap 'rm -rf "$t"' EXIT
gcc --version | head -1; arm-none-eabi-gcc --version | head -1
gcc -O2 -Wall -Wextra -Werror -Wno-sign-compare -Wno-type-limits -include stddef.h -fsanitize=undefined,address traps.c -o "$t/traps" && "$t/traps"
cm4="-mcpu=cortex-m4 -mthumb -O2 -ffreestanding"
arm-none-eabi-gcc $cm4 -c flag.c -o "$t/flag.o"
loop() { arm-none-eabi-objdump -d --no-show-raw-insn "$t/flag.o" | awk -v f="<$1>:" '$2==f{p=1;next} /^$/{p=0} p{print $2}' | tr '\n' ' '; }
echo "-- instructions of while (!flag), plain and volatile; of shared++"
echo "plain:    $(loop wait_plain)"; echo "volatile: $(loop wait_volatile)"; echo "shared++: $(loop count)"
echo "-- bytes of text with and without printf of a float, newlib-nano"
printf '#include <stdio.h>\nint main(void){ printf("%%d\\n", 1); }' >"$t/a.c"; printf '#include <stdio.h>\nvolatile float v; int main(void){ printf("%%f\\n", v); }' >"$t/b.c"; printf 'volatile int v; int main(void){ v=1; }' >"$t/n.c"
for f in n a b; do extra=""; [ $f = b ] && extra="-u _printf_float"; arm-none-eabi-gcc -mcpu=cortex-m4 -mthumb -Os --specs=nano.specs --specs=nosys.specs -Wl,--gc-sections $extra "$t/$f.c" -o "$t/$f.elf" 2>/dev/null; echo "$f $(arm-none-eabi-size "$t/$f.elf" | awk 'NR==2{print $1}')"; done
echo "-- stack of a function with a local buffer (bytes, kind)"; printf 'void use(char*); void f(int n){ char b[512]; use(b); } void g(int n){ char b[n]; use(b); }' >"$t/s.c"; (cd "$t" && arm-none-eabi-gcc $cm4 -fstack-usage -c s.c -o s.o && awk '{print $1, $2, $3}' s.su | sed 's/.*:\(.\)/\1/')
