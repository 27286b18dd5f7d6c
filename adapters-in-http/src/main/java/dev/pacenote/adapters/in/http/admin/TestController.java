package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.platform.Problem;
import dev.pacenote.adapters.in.http.platform.ProblemException;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.openapi.Describes;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.identity.account.ManageProfile;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.InstantSource;

/** Lets an admin see that calls arrive (contract 2.29). */
@Controller("/api/v1")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TestController {

    record Arrived(
            boolean success,
            String message,
            @JsonProperty("lambda_called") int lambdaCalled,
            String timestamp,
            String method) {}

    record Who(String id, String username, String email) {}

    record ArrivedFrom(
            boolean success,
            String message,
            @JsonProperty("lambda_called") int lambdaCalled,
            String timestamp,
            String method,
            Who user) {}

    private final ManageProfile profiles;
    private final InstantSource clock;

    TestController(ManageProfile profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    @Get("/test")
    @Describes(value = "That calls arrive")
    @Secured(Roles.ADMIN)
    Arrived get() {
        return arrived("GET");
    }

    @Post("/test")
    @Describes(value = "That calls arrive")
    @Secured(Roles.ADMIN)
    Arrived post() {
        return arrived("POST");
    }

    private Arrived arrived(String method) {
        return new Arrived(true, "The call arrived.", 1, Times.iso(clock.instant()), method);
    }

    @Get("/test-advanced")
    @Describes(value = "That calls arrive, and from whom")
    @Secured(Roles.ADMIN)
    ArrivedFrom getAdvanced(Caller caller) {
        return arrived("GET", caller);
    }

    @Post("/test-advanced")
    @Describes(value = "That calls arrive, and from whom")
    @Secured(Roles.ADMIN)
    ArrivedFrom postAdvanced(Caller caller) {
        return arrived("POST", caller);
    }

    private ArrivedFrom arrived(String method, Caller caller) {
        var account =
                profiles.of(caller.user())
                        .orElseThrow(() -> new ProblemException(Problem.accountGone()));
        return new ArrivedFrom(
                true,
                "The call arrived from " + account.username() + ".",
                1,
                Times.iso(clock.instant()),
                method,
                new Who(
                        account.id().toString(),
                        account.username().value(),
                        account.email().value()));
    }
}
