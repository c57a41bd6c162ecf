package evidence

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

// Serve runs srv until ctx ends, then drains: notice for the balancer, grace for the requests.
func Serve(ctx context.Context, srv *http.Server, listen func() error, notReady func(), notice, grace time.Duration) error {
	failed := make(chan error, 1) // buffered: the goroutine never hangs on a send
	go func() { failed <- listen() }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	notReady()
	time.Sleep(notice)
	drain, cancel := context.WithTimeout(context.Background(), grace) // ctx is already over
	defer cancel()
	if err := srv.Shutdown(drain); err != nil {
		_ = srv.Close() // cuts what is left
		return err
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Each runs do over items, limit at a time. The first error cancels the rest, and all have ended when Each returns.
func Each[T any](ctx context.Context, items []T, limit int, do func(context.Context, T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var wg sync.WaitGroup
	var once sync.Once
	var first error
	fail := func(err error) { once.Do(func() { first = err; cancel() }) }
	slots := make(chan struct{}, limit)
	for _, item := range items {
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			fail(ctx.Err())
			wg.Wait()
			return first
		}
		wg.Add(1)
		go func(item T) {
			defer func() { <-slots; wg.Done() }()
			if err := do(ctx, item); err != nil {
				fail(err)
			}
		}(item)
	}
	wg.Wait()
	return first
}

// Decode reads one JSON document of at most max bytes into v and refuses unknown fields and what follows.
func Decode(w http.ResponseWriter, r *http.Request, max int64, v any) error {
	dec := json.NewDecoder(http.MaxBytesReader(w, r.Body, max))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return fmt.Errorf("decode body: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("decode body: more than one document")
	}
	return nil
}
