/** The OkHttp client and the interceptors that keep both promises below Retrofit. */
package dev.keyfob.internal.http;
