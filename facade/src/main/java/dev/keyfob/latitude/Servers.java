package dev.keyfob.latitude;

import dev.keyfob.Listing;
import dev.keyfob.PageRequest;
import dev.keyfob.Paged;
import dev.keyfob.generated.latitude.api.ServersApi;
import dev.keyfob.generated.latitude.model.ServerList;
import dev.keyfob.generated.latitude.model.ServerResponse;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.operation.PagedApi;
import dev.keyfob.internal.result.ListResponses;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.Preconditions;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the servers of a team, and with them the ids that credentials are issued for.
 *
 * <p>Thread-safe. Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes
 * its future with one.
 *
 * @since 0.1.0
 */
public final class Servers {

  private final ApiTransport transport;
  private final ServersApi api;

  Servers(ApiTransport transport) {
    this.transport = transport;
    this.api = transport.api(ServersApi.class);
  }

  /**
   * Returns all servers of the team, page by page. Nothing is sent yet: each page is requested when
   * an iteration gets there, and is retried if it fails. ({@code GET /servers})
   *
   * @return all servers of the team
   */
  public Paged<Server> list() {
    return list(ServerFilter.all());
  }

  /**
   * Returns the servers that match a filter, page by page. Nothing is sent yet: each page is
   * requested when an iteration gets there, and is retried if it fails. ({@code GET /servers})
   *
   * @param filter the conditions
   * @return the servers
   * @throws IllegalArgumentException if the filter is null
   */
  public Paged<Server> list(ServerFilter filter) {
    Preconditions.present("filter", filter);
    return new Paged<>(page -> page(filter, page), Server::id);
  }

  /**
   * Returns one page of the servers that match a filter. Retried if it fails. ({@code GET
   * /servers})
   *
   * @param filter the conditions
   * @param page the number and the size of the page
   * @return the servers of the page; empty after the last page
   * @throws IllegalArgumentException if an argument is null; no request is sent
   */
  public Listing<Server> page(ServerFilter filter, PageRequest page) {
    return listing(filter, page).execute();
  }

  /**
   * Does the same as {@link #page} without blocking.
   *
   * @param filter the conditions
   * @param page the number and the size of the page
   * @return a future that completes as {@link #page} does
   */
  public CompletableFuture<Listing<Server>> pageAsync(ServerFilter filter, PageRequest page) {
    return listing(filter, page).executeAsync();
  }

  /**
   * Returns a server. Retried if it fails. ({@code GET /servers/{server_id}})
   *
   * @param id the server, as {@code sv_…}
   * @return the server
   * @throws dev.keyfob.error.NotFoundException if there is no such server
   * @throws IllegalArgumentException if the id is not valid; no request is sent
   */
  public Server get(String id) {
    return found(id).execute();
  }

  /**
   * Does the same as {@link #get} without blocking.
   *
   * @param id the server, as {@code sv_…}
   * @return a future that completes as {@link #get} does
   */
  public CompletableFuture<Server> getAsync(String id) {
    return found(id).executeAsync();
  }

  private ApiCall<?, Listing<Server>> listing(ServerFilter filter, PageRequest page) {
    Preconditions.present("page", page);
    return transport.call(
        PagedApi.of(ServersApi.class, api, page)
            .getServers(Preconditions.present("filter", filter).toParameters()),
        Servers::servers,
        "");
  }

  private ApiCall<?, Server> found(String id) {
    return transport.call(api.getServer(Preconditions.id("id", id), null), Servers::server, "");
  }

  static Server server(ServerResponse response) {
    return new Server(MalformedResponseException.require(response.data(), "data"));
  }

  private static Listing<Server> servers(ServerList response) {
    return ListResponses.of(
        response.data(), "data", Server::new, response.meta(), response.unknownFields());
  }
}
