/** How many connections, requests, streams and sockets this server serves at the same time. */
@Configuration
@Requires(property = "pacenote.assembly", value = "server")
@NullMarked
package dev.pacenote.server.connections;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
