package dev.keyfob.latitude;

import dev.keyfob.Listing;
import dev.keyfob.PageRequest;
import dev.keyfob.Paged;
import dev.keyfob.generated.latitude.api.RegionsApi;
import dev.keyfob.generated.latitude.model.RegionList;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.operation.PagedApi;
import dev.keyfob.internal.result.ListResponses;
import dev.keyfob.internal.text.Preconditions;
import java.util.concurrent.CompletableFuture;

/**
 * Lists regions, which are the sites where servers can be.
 *
 * <p>Thread-safe. Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes
 * its future with one.
 *
 * @since 0.1.0
 */
public final class Regions {

  private final ApiTransport transport;
  private final RegionsApi api;

  Regions(ApiTransport transport) {
    this.transport = transport;
    this.api = transport.api(RegionsApi.class);
  }

  /**
   * Returns all regions, page by page. Nothing is sent yet: each page is requested when an
   * iteration gets there, and is retried if it fails. ({@code GET /regions})
   *
   * @return all regions
   */
  public Paged<Region> list() {
    return new Paged<>(this::page, Region::id);
  }

  /**
   * Returns one page of all regions. Retried if it fails. ({@code GET /regions})
   *
   * @param page the number and the size of the page
   * @return the regions of the page; empty after the last page
   * @throws IllegalArgumentException if the page is null; no request is sent
   */
  public Listing<Region> page(PageRequest page) {
    return listing(page).execute();
  }

  /**
   * Does the same as {@link #page} without blocking.
   *
   * @param page the number and the size of the page
   * @return a future that completes as {@link #page} does
   */
  public CompletableFuture<Listing<Region>> pageAsync(PageRequest page) {
    return listing(page).executeAsync();
  }

  private ApiCall<?, Listing<Region>> listing(PageRequest page) {
    Preconditions.present("page", page);
    return transport.call(
        PagedApi.of(RegionsApi.class, api, page).getRegions(null, null), Regions::regions, "");
  }

  private static Listing<Region> regions(RegionList response) {
    return ListResponses.of(
        response.data(), "data", Region::new, response.meta(), response.unknownFields());
  }
}
