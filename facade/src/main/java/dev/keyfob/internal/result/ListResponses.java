package dev.keyfob.internal.result;

import com.google.gson.JsonObject;
import dev.keyfob.Listing;
import dev.keyfob.json.UnknownFields;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Creates a {@link Listing} from a response. */
public final class ListResponses {

  private ListResponses() {}

  /**
   * Makes the listing. A null list is an empty one; a null element is left out.
   *
   * @param listed the decoded list; null if there is none
   * @param name of the list's field
   * @param element creates an element of the result
   * @param meta the field {@code meta} of the envelope; null if the document declares none
   * @param unknownFields the unknown fields of the envelope
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
