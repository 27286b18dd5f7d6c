package dev.pacenote.adapters.in.http.platform.security;

import io.micronaut.http.HttpRequest;
import java.util.concurrent.Executor;

/**
 * The one thread that reads from and writes to a request's connection. An upgrade goes on there
 * once it is known who asks for it: on any other thread the client could hear of the upgrade, and
 * send a frame, before the connection understands frames.
 */
@FunctionalInterface
public interface ConnectionThread {

    Executor of(HttpRequest<?> request);
}
