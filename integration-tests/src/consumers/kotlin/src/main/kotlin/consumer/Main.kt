package consumer

import dev.keyfob.error.ApiException
import dev.keyfob.error.DecodingException
import dev.keyfob.error.DeliveryFailedException
import dev.keyfob.error.IssuanceRevokedException
import dev.keyfob.error.KeyfobException
import dev.keyfob.error.OutcomeUnknownException
import dev.keyfob.error.RevocationFailedException
import dev.keyfob.error.TransportException
import dev.keyfob.latitude.IssuedVpnSession
import dev.keyfob.latitude.LatitudeClient
import dev.keyfob.latitude.Site
import java.nio.file.Path
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asExecutor
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.future.await
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.yield

/** Creates VPN sessions from coroutines. */
object Main {

  private const val SERVER = "sv_8NkvdyGKDeLpx"

  /** Arguments: the base URLs of Latitude.sh and Ping Network, and a folder for secrets. */
  @JvmStatic
  fun main(args: Array<String>) {
    LatitudeClient.builder().baseUrl(args[0]).apiKey(System.getenv("LATITUDESH_BEARER")).build()
      .use { latitude -> runBlocking { run(latitude, Path.of(args[2])) } }
  }

  private suspend fun run(latitude: LatitudeClient, folder: Path) {
    val session = latitude.vpnSessions().createAsync(Site.SAO, SERVER).await()
    session.password().writeTo(folder.resolve("vpn-password"))
    println("$session leads to ${endpoint(session)}")
    println(latitude.vpnSessions().listAsync().await().map { it.id() })
    cancelled(latitude)
    try {
      latitude.vpnSessions().deleteAsync("vpn_none").await()
    } catch (failure: KeyfobException) {
      println(advice(failure))
    }
  }

  /** What the server may leave out has a type that may be null. */
  private fun endpoint(session: IssuedVpnSession): String {
    val host: String = session.host() ?: error("the response has no host")
    val port: Int = session.port() ?: 443
    return "$host:$port"
  }

  /**
   * Cancels the coroutine that waits for an issuance. A request that has not been sent is not sent.
   * If it has been sent, Keyfob deletes the session, since nothing has taken it.
   */
  private suspend fun cancelled(latitude: LatitudeClient) = coroutineScope {
    val waiting = async {
      latitude.vpnSessions().issue(Site.SAO, SERVER)
        .executeAsync(Dispatchers.IO.asExecutor())
        .await()
    }
    yield()
    waiting.cancel()
    waiting.join()
    println("cancelled: ${waiting.isCancelled}")
  }

  /** Needs no else: Keyfob's exceptions are sealed. */
  private fun advice(failure: KeyfobException): String = when (failure) {
    is ApiException -> "refused with ${failure.status()}: ${failure.message}"
    is TransportException -> "nothing was issued, try again"
    is IssuanceRevokedException -> "nothing is left, try again"
    is OutcomeUnknownException -> "look at ${failure.candidates()}"
    is DecodingException -> "look at body()"
    is DeliveryFailedException -> "the sink failed"
    is RevocationFailedException -> "revoke it yourself"
  }
}
