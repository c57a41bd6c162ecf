//! rustc --edition 2024 --test behaviour.rs -o /tmp/b && /tmp/b --test-threads=1 --nocapture: what panics, wraps, deadlocks or leaks in plain std Rust.
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, RwLock, mpsc};
use std::{panic, thread, time::Duration};

fn caught<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(panic::AssertUnwindSafe(f)).map_err(|e| e.downcast_ref::<String>().cloned().or(e.downcast_ref::<&str>().map(|s| s.to_string())).unwrap_or_default())
}

#[test]
fn casts_lose_silently() {
    assert_eq!(300_i32 as u8, 44);
    assert_eq!(-1_i64 as usize, usize::MAX);
    assert_eq!(f64::NAN as i32, 0);
    assert_eq!(1e20 as i32, i32::MAX);
    assert!(u8::try_from(300_i32).is_err());
    println!("`as` truncates, wraps and saturates; try_from reports");
}

#[test]
fn overflow_depends_on_profile() {
    let n: u8 = std::hint::black_box(255);
    let r = caught(|| n + 1);
    println!("255u8 + 1 with debug assertions {}: {:?}", cfg!(debug_assertions), r);
    assert_eq!(n.checked_add(1), None);
    assert_eq!(r.is_err(), cfg!(debug_assertions));
}

#[test]
fn slicing_text_panics_inside_a_character() {
    let name = std::hint::black_box("né");
    assert!(caught(|| &name[..2]).is_err());
    assert_eq!(name.get(..2), None);
    println!("&text[..2] panics inside a character; get gives None");
}

#[test]
fn a_panic_poisons_the_mutex() {
    let m = Arc::new(Mutex::new(1));
    let n = m.clone();
    let _ = thread::spawn(move || { let _g = n.lock().unwrap(); panic!("inside") }).join();
    assert!(m.lock().is_err());
    println!("after a panic under the lock every later lock().unwrap() panics too");
}

#[test]
fn refcell_panics_at_run_time() {
    let c = RefCell::new(vec![1]);
    let r = caught(|| { let _a = c.borrow(); c.borrow_mut().push(2) });
    assert!(r.is_err());
    println!("borrow_mut while borrowed: {:?}", r.unwrap_err());
}

#[test]
fn guard_in_the_scrutinee_lives_through_the_match() {
    let m = Mutex::new(1);
    let seen = match *m.lock().unwrap() { 1 => m.try_lock().is_err(), _ => false };
    assert!(seen);
    let value = *m.lock().unwrap();
    let free = match value { 1 => m.try_lock().is_ok(), _ => false };
    assert!(free);
    let in_if = if let 1 = *m.lock().unwrap() { m.try_lock().is_err() } else { false };
    let in_else = if let 2 = *m.lock().unwrap() { false } else { m.try_lock().is_ok() };
    assert!(in_if && in_else); // free in else since edition 2024
    println!("a guard made in the head of match or if let is held through the arms: locking again there deadlocks");
}

#[test]
fn underscore_drops_at_once() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    struct D; impl Drop for D { fn drop(&mut self) { DROPS.fetch_add(1, Ordering::SeqCst); } }
    { let _ = D; assert_eq!(DROPS.load(Ordering::SeqCst), 1); }
    { let _g = D; assert_eq!(DROPS.load(Ordering::SeqCst), 1); }
    println!("let _ = guard drops it at once, let _guard keeps it");
}

#[test]
fn reference_cycles_leak() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    struct Node { other: RefCell<Option<Rc<Node>>> }
    impl Drop for Node { fn drop(&mut self) { DROPS.fetch_add(1, Ordering::SeqCst); } }
    { let a = Rc::new(Node { other: None.into() }); let b = Rc::new(Node { other: Some(a.clone()).into() }); *a.other.borrow_mut() = Some(b.clone()); }
    assert_eq!(DROPS.load(Ordering::SeqCst), 0);
    println!("two Rc that hold each other are never dropped");
}

#[test]
fn thread_panic_is_seen_only_by_join() {
    let h = thread::spawn(|| panic!("lost"));
    thread::sleep(Duration::from_millis(50));
    assert!(h.join().is_err());
    println!("a thread's panic does not stop the process; only join tells");
}

#[test]
fn unbounded_channel_grows_bounded_one_waits() {
    let (tx, _rx) = mpsc::channel();
    for i in 0..100_000 { tx.send(i).unwrap(); }
    let (tx, _rx) = mpsc::sync_channel(10);
    let sent = (0..100).take_while(|i| tx.try_send(*i).is_ok()).count();
    assert_eq!(sent, 10);
    println!("mpsc::channel took 100000 unread messages, sync_channel(10) ten");
}

#[test]
fn read_lock_upgrade_would_deadlock() {
    let l = RwLock::new(1);
    let _r = l.read().unwrap();
    assert!(l.try_write().is_err());
    println!("asking for write while holding read cannot succeed");
}

#[test]
fn futures_do_nothing_until_polled() {
    static RAN: AtomicUsize = AtomicUsize::new(0);
    async fn work() { RAN.fetch_add(1, Ordering::SeqCst); }
    #[allow(unused_must_use)]
    { work(); }
    assert_eq!(RAN.load(Ordering::SeqCst), 0);
    println!("an async fn that is called and not awaited did nothing");
}

// the module's example
mod money {
    use std::fmt;
    /// Minor units, checked in every operation.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Cents(u64);
    #[derive(Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum MoneyError { NotANumber(String), TooLarge, NotEnough { need: Cents, have: Cents } }
    impl fmt::Display for MoneyError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                Self::NotANumber(text) => write!(f, "not an amount in cents: {text:?}"),
                Self::TooLarge => f.write_str("amount is too large"),
                Self::NotEnough { need, have } => write!(f, "needs {} cents, has {}", need.0, have.0),
            }
        }
    }
    impl std::error::Error for MoneyError {}
    impl std::str::FromStr for Cents {
        type Err = MoneyError;
        fn from_str(text: &str) -> Result<Self, MoneyError> {
            if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) { return Err(MoneyError::NotANumber(text.into())); }
            text.parse().map(Cents).map_err(|_| MoneyError::TooLarge)
        }
    }
    impl Cents {
        pub fn add(self, other: Cents) -> Result<Cents, MoneyError> { self.0.checked_add(other.0).map(Cents).ok_or(MoneyError::TooLarge) }
        pub fn take(self, need: Cents) -> Result<Cents, MoneyError> { self.0.checked_sub(need.0).map(Cents).ok_or(MoneyError::NotEnough { need, have: self }) }
    }
}

#[test]
fn example_holds() {
    use money::{Cents, MoneyError};
    let c = |t: &str| t.parse::<Cents>();
    for bad in ["", "-1", "+1", "1.0", " 1", "١", "0x1"] { assert!(matches!(c(bad), Err(MoneyError::NotANumber(_))), "{bad}"); }
    assert_eq!(c("99999999999999999999"), Err(MoneyError::TooLarge));
    let max = c("18446744073709551615").unwrap();
    assert_eq!(max.add(c("1").unwrap()), Err(MoneyError::TooLarge));
    assert_eq!(c("5").unwrap().take(c("7").unwrap()).unwrap_err().to_string(), "needs 7 cents, has 5");
    assert_eq!(c("7").unwrap().take(c("5").unwrap()), c("2"));
    println!("Cents refused signs, spaces, points, other digits, overflow and debt");
}
