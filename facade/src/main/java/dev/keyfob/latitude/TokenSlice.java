package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.model.ApiKeyData;
import dev.keyfob.generated.latitude.model.ApiKeyDataAttributes;

/** Shortens {@code token_last_slice}, which is not masked, should the server send a whole token. */
final class TokenSlice {

  /** The length that the document states. */
  private static final int LENGTH = 5;

  private TokenSlice() {}

  /** Returns the key with the last five characters of its token at most. */
  static ApiKeyData shortened(ApiKeyData key) {
    ApiKeyDataAttributes attributes = key.attributes();
    String slice = attributes == null ? null : attributes.tokenLastSlice();
    if (slice == null || slice.length() <= LENGTH) {
      return key;
    }
    String end = slice.substring(slice.length() - LENGTH);
    return key.toBuilder().attributes(attributes.toBuilder().tokenLastSlice(end).build()).build();
  }
}
