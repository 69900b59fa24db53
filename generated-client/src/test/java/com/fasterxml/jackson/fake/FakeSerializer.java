package com.fasterxml.jackson.fake;

import java.util.concurrent.Callable;

/** Calls methods from a class in Jackson's package, as Jackson does. */
public final class FakeSerializer {

  private FakeSerializer() {}

  /** Calls the method directly. */
  public static Object call(Callable<?> method) throws Exception {
    return method.call();
  }

  /** Calls a getter by reflection. */
  public static Object read(Object bean, String getter) throws ReflectiveOperationException {
    return bean.getClass().getMethod(getter).invoke(bean);
  }
}
