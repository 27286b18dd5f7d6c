package dev.pacenote.assembly.streams;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;

/** Shows the channels of the sandbox's Discord, and lets Ada go live. */
@Controller("/sandbox/discord")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = StreamsSandbox.class)
@Secured(SecurityRule.IS_ANONYMOUS)
final class SandboxDiscordController {

    private static final URI HERE = URI.create("/sandbox/discord");

    private final StreamsSandbox sandbox;
    private final StreamsDemo demo;

    SandboxDiscordController(StreamsSandbox sandbox, StreamsDemo demo) {
        this.sandbox = sandbox;
        this.demo = demo;
    }

    /** Nothing on the page may run or be fetched. With the first look the server follows Ada. */
    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> page() {
        demo.follow();
        return HttpResponse.ok(new SandboxDiscordPage(sandbox.discord()).html(ada()))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                                + " frame-ancestors 'none'");
    }

    /** Whatever happens before Twitch has asked us back is told to nobody. */
    private SandboxDiscordPage.Ada ada() {
        if (sandbox.twitch().isLive(StreamsSandbox.LOGIN)) {
            return SandboxDiscordPage.Ada.LIVE;
        }
        return sandbox.twitch().tellsOf(StreamsSandbox.LOGIN)
                ? SandboxDiscordPage.Ada.OFFLINE
                : SandboxDiscordPage.Ada.NOT_HEARD_OF;
    }

    /** Ada goes live, where the page offers it; the second time changes nothing. */
    @Post("/live")
    HttpResponse<?> live() {
        if (ada() == SandboxDiscordPage.Ada.OFFLINE) {
            sandbox.twitch().goLive(StreamsSandbox.LOGIN, "Cup of the day", "Trackmania");
        }
        return HttpResponse.seeOther(HERE);
    }

    /** Ada's broadcast ends. */
    @Post("/offline")
    HttpResponse<?> offline() {
        if (sandbox.twitch().isLive(StreamsSandbox.LOGIN)) {
            sandbox.twitch().goOffline(StreamsSandbox.LOGIN);
        }
        return HttpResponse.seeOther(HERE);
    }
}
