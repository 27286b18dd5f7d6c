package dev.pacenote.adapters.in.http.notice.stream;

import dev.pacenote.application.notice.stream.OpenStream;
import dev.pacenote.application.notice.stream.ReadStream;
import dev.pacenote.application.notice.stream.Streams;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What every socket asks.
 *
 * @param steps threads that may wait for a store
 */
@Singleton
record SocketServices(
        OpenStream open,
        ReadStream read,
        Streams streams,
        StreamFrames frames,
        List<ClientAction> actions,
        AccessTokens tokens,
        InstantSource clock,
        @Named(TaskExecutors.BLOCKING) Executor steps) {}
