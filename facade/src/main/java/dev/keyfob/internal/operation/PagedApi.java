package dev.keyfob.internal.operation;

import dev.keyfob.PageRequest;
import dev.keyfob.operation.Operation;
import dev.keyfob.operation.Paging;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import retrofit2.http.Query;

/**
 * Sets the number and the size of a page in the calls of a generated interface. The operation's
 * {@link Paging} says which parameters hold them.
 */
public final class PagedApi implements InvocationHandler {

  private final Object api;
  private final PageRequest page;

  private PagedApi(Object api, PageRequest page) {
    this.api = api;
    this.page = page;
  }

  /**
   * Returns an interface whose operations request a page. Its methods throw {@link
   * IllegalArgumentException} if the operation does not page.
   *
   * @param type the generated interface
   * @param api makes the calls
   */
  public static <A> A of(Class<A> type, A api, PageRequest page) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new PagedApi(api, page)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, given);
    }
    Object[] arguments = given == null ? null : given.clone();
    if (method.isAnnotationPresent(Operation.class)) {
      setPage(method, arguments);
    }
    try {
      return method.invoke(api, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private void setPage(Method method, Object[] arguments) {
    Paging paging = method.getAnnotation(Paging.class);
    if (paging == null) {
      throw new IllegalArgumentException(
          "the operation "
              + method.getAnnotation(Operation.class).id()
              + " does not list page by page: pass a function that takes the PageRequest, and set"
              + " its parameters there");
    }
    for (int i = 0; i < arguments.length; i++) {
      for (Annotation annotation : method.getParameterAnnotations()[i]) {
        if (annotation instanceof Query query) {
          Class<?> type = method.getParameterTypes()[i];
          if (query.value().equals(paging.size())) {
            arguments[i] = as(type, page.size());
          } else if (query.value().equals(paging.number())) {
            arguments[i] = as(type, page.number());
          }
        }
      }
    }
  }

  private static Object as(Class<?> type, int value) {
    if (type == Integer.class) {
      return value;
    }
    if (type == Long.class) {
      return (long) value;
    }
    if (type == String.class) {
      return String.valueOf(value);
    }
    throw new IllegalArgumentException(
        "a parameter for pages has the type " + type.getSimpleName() + ", which is not a number");
  }
}
