package dev.keyfob.connect;

import jakarta.annotation.Nullable;

/**
 * A path whose query may contain the length of the early data: {@code /path?ed=2048}. Xray reads
 * the query itself; sing-box has a field for it.
 *
 * @param path the path without its query
 * @param query the query without {@code ed}; null if there is none
 * @param earlyData the value of {@code ed}; null if there is none
 */
record PathQuery(String path, @Nullable String query, @Nullable String earlyData) {

  static PathQuery of(String text) {
    int question = text.indexOf('?');
    if (question == -1) {
      return new PathQuery(text, null, null);
    }
    String earlyData = null;
    StringBuilder query = new StringBuilder();
    for (String part : text.substring(question + 1).split("&", -1)) {
      if (part.startsWith("ed=")) {
        earlyData = part.substring(3);
      } else {
        query.append(query.isEmpty() ? "" : "&").append(part);
      }
    }
    return new PathQuery(
        text.substring(0, question), query.isEmpty() ? null : query.toString(), earlyData);
  }

  /** Takes the parameter {@code ed} and returns its value or the path's; null without either. */
  @Nullable
  String takeEarlyData(LinkParameters parameters) {
    String parameter = parameters.take("ed");
    if (parameter == null) {
      return earlyData;
    }
    if (earlyData != null && !earlyData.equals(parameter)) {
      throw parameters.refused("ed", "the path has another value of it");
    }
    return parameter;
  }
}
