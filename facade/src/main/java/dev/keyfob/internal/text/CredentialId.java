package dev.keyfob.internal.text;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.stream.Collectors;

/** How a message names a credential that somebody has to look after. */
public final class CredentialId {

  private CredentialId() {}

  /** The id, unless the server sent what looks like none: that a message must not repeat. */
  public static String forMessage(@Nullable String id) {
    return id == null ? "no id" : "id " + shown(id);
  }

  /** Ids in the order given. */
  public static String forMessage(List<String> ids) {
    return ids.stream().map(CredentialId::shown).collect(Collectors.joining(", "));
  }

  private static String shown(String id) {
    return RequestId.orNull(id) == null ? "(not shown)" : id;
  }
}
