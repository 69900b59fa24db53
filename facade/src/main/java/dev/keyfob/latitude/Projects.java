package dev.keyfob.latitude;

import dev.keyfob.Listing;
import dev.keyfob.PageRequest;
import dev.keyfob.Paged;
import dev.keyfob.generated.latitude.api.ProjectsApi;
import dev.keyfob.generated.latitude.model.ProjectList;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.operation.PagedApi;
import dev.keyfob.internal.result.ListResponses;
import dev.keyfob.internal.text.Preconditions;
import java.util.concurrent.CompletableFuture;

/**
 * Lists projects, which group servers of a team.
 *
 * <p>Thread-safe. Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes
 * its future with one.
 *
 * @since 0.1.0
 */
public final class Projects {

  private final ApiTransport transport;
  private final ProjectsApi api;

  Projects(ApiTransport transport) {
    this.transport = transport;
    this.api = transport.api(ProjectsApi.class);
  }

  /**
   * Returns all projects of the team, page by page. Nothing is sent yet: each page is requested
   * when an iteration gets there, and is retried if it fails. ({@code GET /projects})
   *
   * @return all projects of the team
   */
  public Paged<Project> list() {
    return new Paged<>(this::page, Project::id);
  }

  /**
   * Returns one page of all projects of the team. Retried if it fails. ({@code GET /projects})
   *
   * @param page the number and the size of the page
   * @return the projects of the page; empty after the last page
   * @throws IllegalArgumentException if the page is null; no request is sent
   */
  public Listing<Project> page(PageRequest page) {
    return listing(page).execute();
  }

  /**
   * Does the same as {@link #page} without blocking.
   *
   * @param page the number and the size of the page
   * @return a future that completes as {@link #page} does
   */
  public CompletableFuture<Listing<Project>> pageAsync(PageRequest page) {
    return listing(page).executeAsync();
  }

  private ApiCall<?, Listing<Project>> listing(PageRequest page) {
    Preconditions.present("page", page);
    return transport.call(
        PagedApi.of(ProjectsApi.class, api, page)
            .getProjects(ProjectsApi.GetProjectsParameters.builder().build()),
        Projects::projects,
        "");
  }

  private static Listing<Project> projects(ProjectList response) {
    return ListResponses.of(
        response.data(), "data", Project::new, response.meta(), response.unknownFields());
  }
}
