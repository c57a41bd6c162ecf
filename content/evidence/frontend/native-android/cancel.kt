package app
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.*
import kotlinx.coroutines.flow.*

fun main() = runBlocking {
    val action = MutableStateFlow(false)
    val started = AtomicInteger()
    (1..50).map { launch(Dispatchers.Default) { if (!action.getAndUpdate { true }) started.incrementAndGet() } }.joinAll()
    println("fifty taps at once: ${started.get()} cancellation started")
    val job = launch {
        try { delay(10_000) } catch (e: Exception) { println("catch (e: Exception) caught ${e::class.simpleName}") }
        println("code behind it runs, isActive=$isActive")
        try { delay(1) } catch (e: CancellationException) { println("the next suspension throws again"); throw e }
    }
    delay(50)
    job.cancelAndJoin()
    println("type of note: ${OrderViewModel::class.java.getMethod("getNote").returnType.name}")
}
