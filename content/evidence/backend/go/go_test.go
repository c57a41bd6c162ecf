// go test -race -count=1 -v . : what goes wrong in Go services, and what holds. Go 1.19 or newer.
package evidence

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

type myErr struct{}

func (*myErr) Error() string { return "mine" }

func TestTypedNilIsAnError(t *testing.T) {
	find := func() error { var e *myErr; return e }
	if find() == nil {
		t.Fatal("expected a non-nil interface")
	}
	t.Log("a nil *myErr returned as error is != nil")
}

func TestSharedArrayBehindSlices(t *testing.T) {
	base := make([]int, 3, 10)
	a, b := append(base, 1), append(base, 2)
	if a[3] != 2 {
		t.Fatal(a, b)
	}
	c := append(base[:3:3], 7)
	d := append(base[:3:3], 8)
	if c[3] != 7 || d[3] != 8 {
		t.Fatal(c, d)
	}
	t.Log("two appends to one slice overwrote each other; a full slice expression kept them apart")
}

func TestCancelReachesSiblings(t *testing.T) {
	var running, peak, started int32
	items := make([]int, 200)
	for i := range items {
		items[i] = i
	}
	boom := errors.New("boom")
	err := Each(context.Background(), items, 5, func(ctx context.Context, i int) error {
		atomic.AddInt32(&started, 1)
		n := atomic.AddInt32(&running, 1)
		defer atomic.AddInt32(&running, -1)
		for p := atomic.LoadInt32(&peak); n > p && !atomic.CompareAndSwapInt32(&peak, p, n); p = atomic.LoadInt32(&peak) {
		}
		if i == 20 {
			return boom
		}
		select {
		case <-time.After(5 * time.Millisecond):
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	if !errors.Is(err, boom) || atomic.LoadInt32(&running) != 0 || peak > 5 || started > 60 {
		t.Fatal(err, running, peak, started)
	}
	t.Logf("Each: first error kept, %d of 200 started, at most %d at once, none left running", started, peak)
}

func TestUnbufferedSendLeaks(t *testing.T) {
	before := runtime.NumGoroutine()
	for i := 0; i < 100; i++ {
		ch := make(chan int)
		go func() { time.Sleep(2 * time.Millisecond); ch <- 1 }()
		select {
		case <-ch:
		case <-time.After(time.Millisecond / 10):
		}
	}
	time.Sleep(100 * time.Millisecond)
	leaked := runtime.NumGoroutine() - before
	if leaked < 90 {
		t.Fatal(leaked)
	}
	t.Logf("%d of 100 goroutines hang for ever on an unbuffered send after the reader gave up", leaked)
}

func TestDefaultClientWaits(t *testing.T) {
	if http.DefaultClient.Timeout != 0 {
		t.Fatal("has a timeout")
	}
	l, _ := net.Listen("tcp", "127.0.0.1:0") // accepts and never answers
	defer l.Close()
	done := make(chan error, 1)
	go func() { _, err := http.Get("http://" + l.Addr().String()); done <- err }()
	select {
	case err := <-done:
		t.Fatal("answered", err)
	case <-time.After(1500 * time.Millisecond):
	}
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	req, _ := http.NewRequestWithContext(ctx, "GET", "http://"+l.Addr().String(), nil)
	_, err := http.DefaultClient.Do(req)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	t.Log("http.Get still waited after 1.5 s on a silent server; a request context cut it at 200 ms")
}

func TestServerTimeouts(t *testing.T) {
	open := func(srv *http.Server) (cut bool) {
		l, _ := net.Listen("tcp", "127.0.0.1:0")
		go srv.Serve(l)
		defer srv.Close()
		c, _ := net.Dial("tcp", l.Addr().String())
		defer c.Close()
		fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: x\r\n") // never ends its header
		c.SetReadDeadline(time.Now().Add(1500 * time.Millisecond))
		_, err := c.Read(make([]byte, 1))
		return !errors.Is(err, os.ErrDeadlineExceeded)
	}
	if open(&http.Server{}) || !open(&http.Server{ReadHeaderTimeout: 300 * time.Millisecond}) {
		t.Fatal("unexpected")
	}
	t.Log("zero http.Server holds a half-sent header open; ReadHeaderTimeout cuts it")
}

func TestWriteTimeoutDoesNotStopHandler(t *testing.T) {
	finished := make(chan error, 1)
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(600 * time.Millisecond)
		finished <- r.Context().Err()
		fmt.Fprint(w, "late")
	}))
	srv.Config.WriteTimeout = 100 * time.Millisecond
	srv.Start()
	defer srv.Close()
	_, err := http.Get(srv.URL)
	ctxErr := <-finished
	if err == nil {
		t.Fatal("answered")
	}
	t.Logf("WriteTimeout: client got %v after the handler ran to its end, whose context said %v", strings.Contains(err.Error(), "EOF"), ctxErr)
}

func TestDrain(t *testing.T) {
	ready := int32(1)
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	srv := &http.Server{ReadHeaderTimeout: time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d, _ := time.ParseDuration(r.URL.Query().Get("d"))
		time.Sleep(d)
		fmt.Fprint(w, "done")
	})}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(ctx, srv, func() error { return srv.Serve(l) }, func() { atomic.StoreInt32(&ready, 0) }, 100*time.Millisecond, time.Second)
	}()
	var failed int32
	var wg sync.WaitGroup
	for i := 0; i < 20; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			res, err := http.Get("http://" + l.Addr().String() + "/?d=400ms")
			if err != nil {
				atomic.AddInt32(&failed, 1)
				return
			}
			io.Copy(io.Discard, res.Body)
			res.Body.Close()
		}()
	}
	time.Sleep(100 * time.Millisecond)
	stop()
	wg.Wait()
	if err := <-ended; err != nil || failed != 0 || atomic.LoadInt32(&ready) != 0 {
		t.Fatal(err, failed)
	}
	t.Log("drain: 20 of 20 slow requests finished after the stop, Serve returned nil")

	l2, _ := net.Listen("tcp", "127.0.0.1:0")
	srv2 := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { time.Sleep(3 * time.Second) })}
	ctx2, stop2 := context.WithCancel(context.Background())
	go func() {
		ended <- Serve(ctx2, srv2, func() error { return srv2.Serve(l2) }, func() {}, 0, 300*time.Millisecond)
	}()
	go http.Get("http://" + l2.Addr().String())
	time.Sleep(100 * time.Millisecond)
	stop2()
	if err := <-ended; !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	t.Log("drain: a stuck request is cut at the limit and Serve returns an error")
}

func TestShutdownReturnsFirst(t *testing.T) {
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { time.Sleep(300 * time.Millisecond) })}
	serveEnded := make(chan time.Time, 1)
	go func() { srv.Serve(l); serveEnded <- time.Now() }()
	go http.Get("http://" + l.Addr().String())
	time.Sleep(100 * time.Millisecond)
	srv.Shutdown(context.Background())
	early := time.Since(<-serveEnded)
	if early < 100*time.Millisecond {
		t.Fatal(early)
	}
	t.Log("Serve returns as soon as Shutdown is called, while requests still run: a main that returns then kills them")
}

func TestPanicInGoroutineKillsServer(t *testing.T) {
	if os.Getenv("CHILD") == "1" {
		h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/go" {
				go func() { panic("in goroutine") }()
			} else {
				panic("in handler")
			}
		}))
		http.Get(h.URL + "/handler")
		fmt.Println("survived the handler's panic")
		http.Get(h.URL + "/go")
		time.Sleep(200 * time.Millisecond)
		fmt.Println("survived both")
		os.Exit(0)
	}
	cmd := exec.Command(os.Args[0], "-test.run=TestPanicInGoroutineKillsServer")
	cmd.Env = append(os.Environ(), "CHILD=1")
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "survived the handler's panic") || strings.Contains(string(out), "survived both") {
		t.Fatal(err, string(out))
	}
	t.Log("net/http recovered the handler's panic; the panic in its goroutine ended the process")
}

func TestJSONEdges(t *testing.T) {
	var in struct{ Amount, Limit int }
	if err := json.Unmarshal([]byte(`{"amuont": 5, "LIMIT": 3}`), &in); err != nil || in.Amount != 0 || in.Limit != 3 {
		t.Fatal(err, in)
	}
	dec := json.NewDecoder(strings.NewReader(`{"amuont": 5}`))
	dec.DisallowUnknownFields()
	if dec.Decode(&in) == nil {
		t.Fatal("unknown field accepted")
	}
	dec = json.NewDecoder(strings.NewReader(`{"Amount":1}{"Amount":2}`))
	if dec.Decode(&in) != nil || !dec.More() {
		t.Fatal("second document not seen")
	}
	var any map[string]any
	json.Unmarshal([]byte(`{"id": 9007199254740993}`), &any)
	if fmt.Sprintf("%.0f", any["id"]) != "9007199254740992" {
		t.Fatal(any)
	}
	var role struct{ Role string }
	json.Unmarshal([]byte(`{"role":"user","ROLE":"admin"}`), &role)
	if role.Role != "admin" {
		t.Fatal(role)
	}
	b, _ := json.Marshal(struct{ Items []int }{})
	if string(b) != `{"Items":null}` {
		t.Fatal(string(b))
	}
	t.Log("json: typo ignored, names match in any case and the last wins, trailing document unseen, big id rounded in any, nil slice is null")
}

func TestBodyLimit(t *testing.T) {
	got := make(chan error, 1)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<10))
		got <- err
		var tooBig *http.MaxBytesError
		if errors.As(err, &tooBig) {
			w.WriteHeader(http.StatusRequestEntityTooLarge)
		}
	}))
	defer s.Close()
	res, err := http.Post(s.URL, "text/plain", bytes.NewReader(make([]byte, 1<<20)))
	if err := <-got; err == nil {
		t.Fatal("read a megabyte")
	}
	if err == nil && res.StatusCode != 413 {
		t.Fatal(res.Status)
	}
	t.Log("MaxBytesReader stopped a 1 MiB body at 1 KiB")
}

func TestNilMapAndMapOrder(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Fatal("no panic")
		}
		t.Log("a write to a nil map panics")
	}()
	var m map[string]int
	m["a"] = 1
}

func TestUnreadBodyOpensNewConnections(t *testing.T) {
	count := func(read bool) int32 {
		var conns int32
		s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Write(make([]byte, 1<<20)) }))
		s.Config.ConnState = func(c net.Conn, st http.ConnState) {
			if st == http.StateNew {
				atomic.AddInt32(&conns, 1)
			}
		}
		s.Start()
		defer s.Close()
		client := &http.Client{Transport: &http.Transport{}}
		for i := 0; i < 20; i++ {
			res, err := client.Get(s.URL)
			if err != nil {
				t.Fatal(err)
			}
			if read {
				io.Copy(io.Discard, res.Body)
			}
			res.Body.Close()
		}
		return atomic.LoadInt32(&conns)
	}
	a, b := count(false), count(true)
	if a < 15 || b != 1 {
		t.Fatal(a, b)
	}
	t.Logf("20 calls: %d connections when bodies are closed unread, %d when read to the end", a, b)
}

func TestDefaults(t *testing.T) {
	tr := http.DefaultTransport.(*http.Transport)
	t.Logf("MaxIdleConnsPerHost default %d, DefaultMaxHeaderBytes %d, IdleConnTimeout %s, MaxConnsPerHost %d", http.DefaultMaxIdleConnsPerHost, http.DefaultMaxHeaderBytes, tr.IdleConnTimeout, tr.MaxConnsPerHost)
}

func TestDecode(t *testing.T) {
	try := func(body string) error {
		var v struct{ Amount int }
		return Decode(httptest.NewRecorder(), httptest.NewRequest("POST", "/", strings.NewReader(body)), 64, &v)
	}
	if err := try(`{"Amount":1}`); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{``, `{"Amount":1}{"Amount":2}`, `{"Amount":1} x`, `{"amuont":1}`, `{"Amount":"1"}`, `{"Amount":1` + strings.Repeat(" ", 80) + `}`} {
		if try(bad) == nil {
			t.Fatal(bad)
		}
	}
	t.Log("Decode refused empty, doubled, trailing, unknown, wrong-typed and oversized bodies")
}

func TestMapRaceEndsProcess(t *testing.T) {
	if os.Getenv("CHILD") == "map" {
		m := map[int]int{}
		for g := 0; g < 8; g++ {
			go func() {
				defer func() { recover() }()
				for i := 0; ; i++ {
					m[i%100]++
				}
			}()
		}
		time.Sleep(2 * time.Second)
		os.Exit(0)
	}
	dir := t.TempDir()
	if out, err := exec.Command("go", "test", "-c", "-o", dir+"/plain", ".").CombinedOutput(); err != nil {
		t.Skip(string(out))
	}
	cmd := exec.Command(dir+"/plain", "-test.run=TestMapRaceEndsProcess")
	cmd.Env = append(os.Environ(), "CHILD=map")
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "fatal error: concurrent map") {
		t.Fatal(err, string(out))
	}
	t.Log("concurrent map writes end the process; recover did not help")
}
