// Stand-ins with the signatures of AndroidX, so that the module's example can be compiled without an Android SDK.
package app
import kotlin.coroutines.cancellation.CancellationException
import kotlin.reflect.KProperty
import kotlinx.coroutines.*
import kotlinx.coroutines.flow.*

open class ViewModel
val ViewModel.viewModelScope: CoroutineScope get() = MainScope()
class SavedStateHandle {
    private val values = HashMap<String, Any?>()
    @Suppress("UNCHECKED_CAST") operator fun <T> get(key: String): T? = values[key] as T?
    operator fun <T> set(key: String, value: T?) { values[key] = value }
}
@Target(AnnotationTarget.FUNCTION, AnnotationTarget.TYPE) annotation class Composable
annotation class HiltViewModel
annotation class Inject
interface State<out T> { val value: T }
interface MutableState<T> : State<T> { override var value: T }
interface SnapshotMutationPolicy<T>
fun <T> structuralEqualityPolicy(): SnapshotMutationPolicy<T> = object : SnapshotMutationPolicy<T> {}
fun <T> mutableStateOf(value: T, policy: SnapshotMutationPolicy<T> = structuralEqualityPolicy()): MutableState<T> =
    object : MutableState<T> { override var value = value }
operator fun <T> State<T>.getValue(thisObj: Any?, property: KProperty<*>): T = value
operator fun <T> MutableState<T>.setValue(thisObj: Any?, property: KProperty<*>, value: T) { this.value = value }
@Composable fun <T> StateFlow<T>.collectAsStateWithLifecycle(): State<T> = TODO()
@Composable inline fun <reified VM : ViewModel> hiltViewModel(key: String? = null): VM = TODO()
interface Modifier { companion object : Modifier }
interface PaddingValues
fun Modifier.imePadding(): Modifier = this
fun Modifier.consumeWindowInsets(paddingValues: PaddingValues): Modifier = this
interface LazyItemScope
interface LazyListScope { fun item(key: Any? = null, contentType: Any? = null, content: @Composable LazyItemScope.() -> Unit) }
inline fun <T> LazyListScope.items(items: List<T>, noinline key: ((item: T) -> Any)? = null, noinline contentType: (item: T) -> Any? = { null }, crossinline itemContent: @Composable LazyItemScope.(item: T) -> Unit) {}
@Composable fun LazyColumn(modifier: Modifier = Modifier, contentPadding: PaddingValues = object : PaddingValues {}, content: LazyListScope.() -> Unit) {}
interface RowScope
@Composable fun Scaffold(modifier: Modifier = Modifier, topBar: @Composable () -> Unit = {}, content: @Composable (PaddingValues) -> Unit) {}
@Composable fun TextField(value: String, onValueChange: (String) -> Unit, modifier: Modifier = Modifier, enabled: Boolean = true, label: @Composable (() -> Unit)? = null) {}
@Composable fun Text(text: String, modifier: Modifier = Modifier) {}
@Composable fun Button(onClick: () -> Unit, modifier: Modifier = Modifier, enabled: Boolean = true, content: @Composable RowScope.() -> Unit) {}
@Composable fun stringResource(id: Int): String = ""
object R { object string { const val note = 1; const val cancel_order = 2 } }

class Line(val id: String)
class Order(val lines: List<Line>)
class Failure
class OrderException(val failure: Failure) : Exception()
interface OrderRepository { fun observe(id: String): Flow<Order?>; suspend fun cancel(id: String, key: String) }
@Composable fun LineRow(line: Line) {}
@Composable fun FailureRow(failure: Failure) {}
@Composable fun OrderBar(onBack: () -> Unit) {}

// <the module's two examples are appended here>
