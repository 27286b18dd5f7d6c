package dev.pacenote.adapters.in.http.notice.stream.dialogue;

import dev.pacenote.adapters.in.http.notice.stream.frame.ClientAction;
import dev.pacenote.adapters.in.http.notice.stream.handshake.AccessTokens;
import dev.pacenote.application.notice.stream.ReadStream;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.notice.stream.access.OpenStream;
import java.time.InstantSource;
import java.util.List;

/** What a dialogue with a client asks, in both assemblies. */
public record DialogueServices(
        OpenStream open,
        ReadStream read,
        Streams streams,
        List<ClientAction> actions,
        AccessTokens tokens,
        InstantSource clock) {}
