package dev.keyfob.bench.way;

import java.util.function.Function;

/**
 * The type that hand-written code decodes a session into.
 *
 * @param <D> the type of dates: text or a date type
 */
public record PlainSession<D>(
    String id,
    String type,
    String userName,
    String password,
    String port,
    String host,
    String city,
    String country,
    String siteId,
    String siteName,
    String siteSlug,
    String siteFacility,
    String status,
    D expiresAt,
    D createdAt,
    D updatedAt) {

  /** The mutable target of the reader, one for a whole list. */
  static final class Draft<D> {

    final Function<String, D> dates;
    String id;
    String type;
    String userName;
    String password;
    String port;
    String host;
    String city;
    String country;
    String siteId;
    String siteName;
    String siteSlug;
    String siteFacility;
    String status;
    D expiresAt;
    D createdAt;
    D updatedAt;

    Draft(Function<String, D> dates) {
      this.dates = dates;
    }

    PlainSession<D> build() {
      return new PlainSession<>(
          id,
          type,
          userName,
          password,
          port,
          host,
          city,
          country,
          siteId,
          siteName,
          siteSlug,
          siteFacility,
          status,
          expiresAt,
          createdAt,
          updatedAt);
    }
  }
}
