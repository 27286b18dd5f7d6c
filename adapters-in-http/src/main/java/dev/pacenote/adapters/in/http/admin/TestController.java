package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.identity.account.AddressText;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.identity.account.ShowProfile;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;

/** Lets an admin see that calls arrive (contract 2.29). */
@Controller("/api/v1")
@Tag(name = "admin")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TestController {

    @Schema(name = "Arrived")
    record Arrived(
            boolean success,
            String message,
            @JsonProperty("lambda_called") int lambdaCalled,
            String timestamp,
            String method) {}

    @Schema(name = "Who")
    record Who(String id, String username, String email) {}

    @Schema(name = "ArrivedFrom")
    record ArrivedFrom(
            boolean success,
            String message,
            @JsonProperty("lambda_called") int lambdaCalled,
            String timestamp,
            String method,
            Who user) {}

    private final ShowProfile profiles;
    private final InstantSource clock;

    TestController(ShowProfile profiles, InstantSource clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /** Shows that requests arrive. */
    @Get("/test")
    @Secured(Roles.ADMIN)
    Arrived get() {
        return arrived("GET");
    }

    /** Shows that requests arrive. */
    @Post("/test")
    @Secured(Roles.ADMIN)
    Arrived post() {
        return arrived("POST");
    }

    private Arrived arrived(String method) {
        return new Arrived(true, "The call arrived.", 1, Times.iso(clock.instant()), method);
    }

    /** Shows that requests arrive, and who sent them. */
    @Get("/test-advanced")
    @Secured(Roles.ADMIN)
    ArrivedFrom getAdvanced(@Parameter(hidden = true) Caller caller) {
        return arrived("GET", caller);
    }

    /** Shows that requests arrive, and who sent them. */
    @Post("/test-advanced")
    @Secured(Roles.ADMIN)
    ArrivedFrom postAdvanced(@Parameter(hidden = true) Caller caller) {
        return arrived("POST", caller);
    }

    private ArrivedFrom arrived(String method, @Parameter(hidden = true) Caller caller) {
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
                        AddressText.of(account)));
    }
}
