package dev.keyfob.simulation.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The special properties of the provider of one life.
 *
 * @param dated whether responses have a Date
 * @param createdSkewMillis how far the clock that dates credentials is ahead of the Date's
 * @param localSkewMillis how far the client's clock is ahead of the Date's
 * @param lagMillis the longest time until listings show a new credential
 * @param lagsForChanges whether a credential cannot be changed before listings show it
 * @param listing how the server lists
 * @param pageSize of a listing that is a page
 * @param idleMillis after which the server closes a connection
 * @param reusesIds whether a new credential may get the id of a deleted one
 * @param existing how many credentials another client has at the beginning
 */
public record ProviderTraits(
    boolean dated,
    int createdSkewMillis,
    int localSkewMillis,
    int lagMillis,
    boolean lagsForChanges,
    ListingStyle listing,
    int pageSize,
    int idleMillis,
    boolean reusesIds,
    int existing) {

  /** Returns simpler providers: each lacks one of the special properties of this one. */
  public List<ProviderTraits> simpler() {
    ProviderTraits plain = plain();
    return Stream.of(
            with(plain.createdSkewMillis, localSkewMillis, lagMillis, lagsForChanges, existing),
            with(createdSkewMillis, plain.localSkewMillis, lagMillis, lagsForChanges, existing),
            with(createdSkewMillis, localSkewMillis, plain.lagMillis, lagsForChanges, existing),
            with(createdSkewMillis, localSkewMillis, lagMillis, false, existing),
            with(createdSkewMillis, localSkewMillis, lagMillis, lagsForChanges, plain.existing),
            withListing(plain.listing))
        .filter(other -> !other.equals(this))
        .toList();
  }

  private ProviderTraits with(int created, int local, int lag, boolean lags, int others) {
    return new ProviderTraits(
        dated, created, local, lag, lags, listing, pageSize, idleMillis, reusesIds, others);
  }

  private ProviderTraits withListing(ListingStyle other) {
    return new ProviderTraits(
        dated,
        createdSkewMillis,
        localSkewMillis,
        lagMillis,
        lagsForChanges,
        other,
        pageSize,
        idleMillis,
        reusesIds,
        existing);
  }

  /** Returns a provider without special properties. */
  public static ProviderTraits plain() {
    return new ProviderTraits(true, 0, 0, 0, false, ListingStyle.COMPLETE, 10, 60_000, false, 0);
  }
}
