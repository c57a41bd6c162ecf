// javac -d out -cp $CP Proxies.java && java -cp out:$CP Proxies (CP: spring core, beans, aop, tx, jdbc, h2, HikariCP): when a transaction is there, and when it commits.
// Spring Framework 4.3 of Debian with H2; the rules on proxies and rollback are those of later releases' documentation too.
import java.util.concurrent.*;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.*;
import org.springframework.transaction.annotation.*;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.*;

public class Proxies {
  public static class Checked extends Exception {}
  public interface Service {
    void outerCallsThis();
    boolean inside();
    void failChecked() throws Checked;
    void failUnchecked();
    void failCheckedWithRule() throws Checked;
    void swallow(Service other);
    void inner();
    boolean inThread() throws Exception;
  }
  static JdbcTemplate db;
  public static class Impl implements Service {
    boolean seen;
    public void outerCallsThis() { seen = inside(); } // no annotation here; the call does not pass the proxy
    @Transactional public boolean inside() { return TransactionSynchronizationManager.isActualTransactionActive(); }
    @Transactional public void failChecked() throws Checked { db.update("insert into t values (1)"); throw new Checked(); }
    @Transactional public void failUnchecked() { db.update("insert into t values (2)"); throw new IllegalStateException(); }
    @Transactional(rollbackFor = Exception.class) public void failCheckedWithRule() throws Checked { db.update("insert into t values (3)"); throw new Checked(); }
    @Transactional public void swallow(Service other) { db.update("insert into t values (4)"); try { other.inner(); } catch (RuntimeException e) { } }
    @Transactional public void inner() { throw new IllegalStateException("inner"); }
    @Transactional public boolean inThread() throws Exception {
      return CompletableFuture.supplyAsync(TransactionSynchronizationManager::isActualTransactionActive).get(); }
  }
  static void show(String what, Object seen) { System.out.printf("%-78s %s%n", what, seen); }
  static int rows(int n) { return db.queryForObject("select count(*) from t where n = " + n, Integer.class); }

  public static void main(String[] a) throws Exception {
    var ds = new DriverManagerDataSource("jdbc:h2:mem:x;DB_CLOSE_DELAY=-1");
    db = new JdbcTemplate(ds); db.execute("create table t(n int)");
    var impl = new Impl();
    var factory = new ProxyFactory(impl);
    factory.addAdvice(new TransactionInterceptor(new DataSourceTransactionManager(ds), new AnnotationTransactionAttributeSource()));
    var service = (Service) factory.getProxy();
    show("call through the proxy has a transaction", service.inside());
    service.outerCallsThis(); show("call of this.inside() from the same class has a transaction", impl.seen);
    try { service.failChecked(); } catch (Checked e) { } show("rows after a checked exception", rows(1));
    try { service.failUnchecked(); } catch (IllegalStateException e) { } show("rows after an unchecked exception", rows(2));
    try { service.failCheckedWithRule(); } catch (Checked e) { } show("rows after a checked exception with rollbackFor = Exception.class", rows(3));
    try { service.swallow(service); show("swallowed inner failure", "committed"); } catch (RuntimeException e) { show("swallowed inner failure: outer gets", e.getClass().getSimpleName() + ", rows " + rows(4)); }
    show("work handed to another thread has the transaction", service.inThread());
    // what plain Java does
    var pool = Executors.newFixedThreadPool(2);
    pool.submit(() -> { throw new IllegalStateException("lost"); }); pool.shutdown(); pool.awaitTermination(1, TimeUnit.SECONDS);
    show("exception of pool.submit without get", "nothing printed");
    var queue = (BlockingQueue<?>) ((ThreadPoolExecutor) Executors.newFixedThreadPool(1)).getQueue();
    show("room in the queue of newFixedThreadPool", queue.remainingCapacity() == Integer.MAX_VALUE ? "unbounded" : "bounded");
    show("new BigDecimal(0.1) equals 0.1; 1.0 equals 1.00", new java.math.BigDecimal(0.1).equals(new java.math.BigDecimal("0.1")) + ", " + new java.math.BigDecimal("1.0").equals(new java.math.BigDecimal("1.00")));
    var server = new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress()); // accepts, never answers
    var call = java.net.http.HttpClient.newHttpClient().sendAsync(java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + server.getLocalPort())).build(), java.net.http.HttpResponse.BodyHandlers.ofString());
    try { call.get(1500, TimeUnit.MILLISECONDS); } catch (TimeoutException e) { show("java.net.http call to a silent server after 1.5 s without timeout", "still waiting"); }
    try { java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + server.getLocalPort())).timeout(java.time.Duration.ofMillis(300)).build(), java.net.http.HttpResponse.BodyHandlers.ofString()); } catch (java.net.http.HttpTimeoutException e) { show("the same with timeout 300 ms", e.getClass().getSimpleName()); }
    var config = new com.zaxxer.hikari.HikariConfig(); config.setJdbcUrl("jdbc:h2:mem:x"); config.validate();
    show("HikariCP: connectionTimeout, maximumPoolSize, maxLifetime", config.getConnectionTimeout() + ", " + config.getMaximumPoolSize() + ", " + config.getMaxLifetime());
    System.exit(0);
  }
}
