package dev.keyfob.internal.result;

import com.google.gson.JsonObject;
import dev.keyfob.Listing;
import dev.keyfob.json.UnknownFields;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Reads the answer to a listing. */
public final class ListResponses {

  private ListResponses() {}

  /**
   * The listing that an answer holds. Null for the list is an empty one, and a null in it is left
   * out.
   *
   * @param listed what the answer's list was decoded into, null where it could not be
   * @param name of the answer's field for that
   * @param element makes one of the results
   * @param meta of the answer, where the document declares one
   * @param unknownFields of the answer
   */
  public static <G, T> Listing<T> of(
      @Nullable List<G> listed,
      String name,
      Function<? super G, T> element,
      @Nullable Secret<JsonObject> meta,
      UnknownFields unknownFields) {
    List<G> all =
        listed == null && unknownFields.isNull(name)
            ? List.of()
            : MalformedResponseException.require(listed, "list in " + name);
    List<T> elements = all.stream().filter(Objects::nonNull).<T>map(element).toList();
    return new Listing<>(elements, EnvelopeFields.of(meta, unknownFields));
  }
}
