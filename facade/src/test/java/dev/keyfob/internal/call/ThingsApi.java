package dev.keyfob.internal.call;

import dev.keyfob.operation.Credential;
import dev.keyfob.operation.Effect;
import dev.keyfob.operation.Operation;
import dev.keyfob.operation.Paging;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;

/**
 * A hand-written interface with one operation for each effect, in the form of generated interfaces.
 */
public interface ThingsApi {

  @Operation(id = "get-thing", method = "GET", path = "/things/{thing_id}", effect = Effect.SAFE)
  @GET("things/{thing_id}")
  Call<Thing> read(@Path("thing_id") String id);

  @Operation(
      id = "delete-thing",
      method = "DELETE",
      path = "/things/{thing_id}",
      effect = Effect.IDEMPOTENT,
      credential = Credential.REVOKES)
  @DELETE("things/{thing_id}")
  Call<Void> remove(@Path("thing_id") String id);

  @Operation(
      id = "delete-thing-aloud",
      method = "DELETE",
      path = "/things/{thing_id}",
      effect = Effect.IDEMPOTENT,
      credential = Credential.REVOKES)
  @DELETE("things/{thing_id}")
  Call<Thing> removeWithBody(@Path("thing_id") String id);

  @Operation(
      id = "post-thing",
      method = "POST",
      path = "/things",
      effect = Effect.NON_IDEMPOTENT,
      credential = Credential.ISSUES)
  @POST("things")
  Call<Thing> issue(@Body Thing request);

  @Operation(
      id = "rotate-thing",
      method = "PUT",
      path = "/things/{thing_id}",
      effect = Effect.IDEMPOTENT,
      credential = Credential.REISSUES)
  @PUT("things/{thing_id}")
  Call<Thing> reissue(@Path("thing_id") String id, @Body Thing request);

  @Operation(
      id = "ring-thing",
      method = "POST",
      path = "/things/{thing_id}/ring",
      effect = Effect.NON_IDEMPOTENT)
  @POST("things/{thing_id}/ring")
  Call<Void> act(@Path("thing_id") String id);

  @Operation(id = "get-file", method = "GET", path = "/things/file", effect = Effect.SAFE)
  @Headers("Accept: application/octet-stream")
  @Streaming
  @GET("things/file")
  Call<ResponseBody> file(@Header("Thing-Name") String name);

  @Operation(id = "get-events", method = "GET", path = "/things/events", effect = Effect.SAFE)
  @Headers("Accept: text/event-stream")
  @Streaming
  @GET("things/events")
  Call<ResponseBody> events();

  @Operation(id = "list-things", method = "GET", path = "/things", effect = Effect.SAFE)
  @Paging(size = "page[size]", number = "page[number]", items = "data")
  @GET("things")
  Call<Thing> list(
      @Query("kind") String kind,
      @Query("page[size]") Long size,
      @Query("page[number]") Integer number);

  /** Does the same as the overload for a parameter object that the templates write. */
  default Call<Thing> list(String kind) {
    return list(kind, null, null);
  }
}
