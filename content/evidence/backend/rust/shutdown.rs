//! tokio 1 (net, rt-multi-thread, macros, sync, time, io-util), tokio-util 0.7, tracing 0.1: the accept loop of the module under 70 clients and a shutdown.
use std::sync::Arc; use std::time::Duration;
use tokio::{net::{TcpListener,TcpStream},sync::Semaphore,task::JoinSet,time::{sleep,timeout},io::{AsyncReadExt,AsyncWriteExt}};
use tokio_util::sync::CancellationToken;
async fn serve(mut s: TcpStream) { let mut b=[0u8;4]; let _=s.read(&mut b).await; sleep(Duration::from_millis(300)).await; let _=s.write_all(b"done").await; }
async fn server(listener: TcpListener, shutdown: CancellationToken) {
let mut tasks = JoinSet::new();
let limit = Arc::new(Semaphore::new(64));
loop {
    tokio::select! {
        _ = shutdown.cancelled() => break,
        accepted = listener.accept() => {
            let (socket, _) = match accepted {
                Ok(pair) => pair,
                Err(error) => { tracing::warn!(%error, "accept"); sleep(Duration::from_millis(50)).await; continue } // EMFILE would spin
            };
            let Ok(permit) = limit.clone().try_acquire_owned() else { continue }; // full: close at once
            tasks.spawn(async move {
                let _permit = permit; // kept until the task ends
                let _ = timeout(Duration::from_secs(30), serve(socket)).await;
            });
        }
        Some(done) = tasks.join_next() => if let Err(error) = done { tracing::error!(%error, "task") },
    }
}
let _ = timeout(Duration::from_secs(20), async { while tasks.join_next().await.is_some() {} }).await;
tasks.abort_all();

}
#[tokio::main]
async fn main() {
  let l=TcpListener::bind("127.0.0.1:0").await.unwrap(); let a=l.local_addr().unwrap(); let t=CancellationToken::new();
  let h=tokio::spawn(server(l,t.clone()));
  let mut cs=Vec::new(); for _ in 0..70 { let mut c=TcpStream::connect(a).await.unwrap(); cs.push(tokio::spawn(async move { let _=c.write_all(b"ping").await; let mut b=Vec::new(); let _=c.read_to_end(&mut b).await; b.len() })); }
  sleep(Duration::from_millis(100)).await; t.cancel();
  let mut full=0; let mut closed=0; for c in cs { if c.await.unwrap()==4 { full+=1 } else { closed+=1 } }
  let ended=h.await.is_ok(); println!("answered {full} of 70 begun before the shutdown, closed at once {closed}, server ended {ended}");
  println!("new connection refused: {}", TcpStream::connect(a).await.is_err());
}
