/**
 * The OkHttp client and its interceptors, which send issuing requests once and keep secrets out of
 * logs.
 */
package dev.keyfob.internal.http;
