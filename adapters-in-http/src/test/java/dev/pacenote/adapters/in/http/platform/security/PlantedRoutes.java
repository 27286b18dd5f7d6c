package dev.pacenote.adapters.in.http.platform.security;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.MDC;

/** Routes of every kind, and a second scheme for people, as a cookie would be one. */
final class PlantedRoutes {

    private PlantedRoutes() {}

    /** Takes everybody who says a word. */
    @Singleton
    @Requires(property = SecuredService.PLANTED)
    static final class PasswordScheme implements AuthenticationScheme {

        final AtomicInteger asked = new AtomicInteger();

        @Override
        public Result authenticate(HttpRequest<?> request, Set<String> roles) {
            asked.incrementAndGet();
            return "open sesame".equals(request.getHeaders().get("X-Password"))
                    ? new Result.Known(Authentication.build("ali"))
                    : new Result.Refused(Problem.of(401, "password_missing", "Say it", "Say it."));
        }
    }

    /** Remembers on which thread it was asked, and for which request. */
    @Singleton
    @Requires(property = SecuredService.PLANTED)
    static final class WatchfulScheme implements AuthenticationScheme {

        @Override
        public Result authenticate(HttpRequest<?> request, Set<String> roles) {
            return new Result.Known(
                    Authentication.build(
                            "watch",
                            Map.of(
                                    "virtual",
                                    Thread.currentThread().isVirtual(),
                                    "requestId",
                                    Optional.ofNullable(MDC.get("requestId")).orElse("none"))));
        }
    }

    @Controller("/planted")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Requires(property = SecuredService.PLANTED)
    static final class Routes {

        @Get("/open")
        @Secured(SecurityRule.IS_ANONYMOUS)
        String open(@Nullable Caller caller) {
            return "{\"code\":\"" + (caller == null ? "nobody" : "somebody") + "\"}";
        }

        @Get("/user")
        String user(Caller caller) {
            return "{\"code\":\"" + caller.user() + "\"}";
        }

        @Post("/user")
        @Consumes(MediaType.ALL)
        String post(@Body Map<String, Object> body) {
            return "{\"code\":\"" + body.size() + "\"}";
        }

        @Get("/admin")
        @Secured(Roles.ADMIN)
        String admin() {
            return "{\"code\":\"admin\"}";
        }

        @Get("/password")
        @Schemes(PasswordScheme.class)
        String password() {
            return "{\"code\":\"ali\"}";
        }

        @Get("/both")
        @Schemes({PasswordScheme.class, BearerScheme.class})
        String both() {
            return "{\"code\":\"both\"}";
        }

        @Get("/cron")
        @Secured(Roles.CRON)
        @Schemes(CronSecretScheme.class)
        String cron() {
            return "{\"code\":\"cron\"}";
        }

        @Get("/cron-or-admin")
        @Secured({Roles.CRON, Roles.ADMIN})
        @Schemes({BearerScheme.class, CronSecretScheme.class})
        String cronOrAdmin() {
            return "{\"code\":\"cron\"}";
        }

        @Get("/metrics")
        @Schemes(MetricsTokenScheme.class)
        String metrics() {
            return "{\"code\":\"metrics\"}";
        }

        @Get("/watch")
        @Schemes(WatchfulScheme.class)
        String watch(Authentication who) {
            var told = who.getAttributes();
            return "{\"code\":\"" + told.get("virtual") + " " + told.get("requestId") + "\"}";
        }
    }

    /** Says nothing about who may call. */
    @Controller("/silent")
    @Requires(property = SecuredService.PLANTED)
    static final class Silent {

        @Get
        String silent() {
            return "{\"code\":\"never\"}";
        }
    }
}
