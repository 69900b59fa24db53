package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonViewAdapters;

/**
 * 423: the resource is locked.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class LockedException extends ApiException {

  private static final long serialVersionUID = 1L;

  LockedException(ErrorResponse response) {
    super(response, "the resource is locked. Unlock it first.");
  }
}
