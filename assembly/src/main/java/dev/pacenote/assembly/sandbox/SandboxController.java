package dev.pacenote.assembly.sandbox;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.ObjectBody;
import dev.pacenote.adapters.out.email.delivery.Mailbox;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.util.List;

/** What the sandbox adds to the web app: its mailbox, and the next day at a press. */
@Controller("/sandbox")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "pacenote.sandbox", value = "true")
final class SandboxController {

    /**
     * @param demo whom one can log in as, and the password that they all have
     */
    record StateView(String now, List<String> demo, String password) {}

    record MailView(String id, String to, String subject, String sentAt, String text) {}

    record Later(String now) {}

    record NextDay(String now, boolean runCompleted) {}

    /** A day that passes as a whole has its daily run. */
    private static final Duration MOST = Duration.ofDays(1);

    private final SandboxServices services;
    private final SandboxTimeline days;
    private final Mailbox mailbox;

    SandboxController(SandboxMail mail, SandboxTimeline days) {
        this.services = mail.services();
        this.days = days;
        this.mailbox = mail.mailbox();
    }

    /** Returns the sandbox's clock and its demo accounts. */
    @Get("/api/state")
    @Secured(SecurityRule.IS_ANONYMOUS)
    StateView state() {
        return new StateView(
                Times.iso(services.clock().instant()),
                List.of(DemoPerson.FIRST.email(), DemoPerson.SECOND.email(), DemoData.ADMIN_EMAIL),
                DemoData.PASSWORD);
    }

    /** Lists every mail that was handed over, newest first. */
    @Get("/api/mails")
    @Secured(SecurityRule.IS_ANONYMOUS)
    List<MailView> mails() {
        return mailbox.items().stream()
                .map(
                        item ->
                                new MailView(
                                        item.id(),
                                        item.to(),
                                        item.subject(),
                                        Times.iso(item.sentAt()),
                                        item.text()))
                .toList();
    }

    /** The mail itself, for a frame of the web app: nothing in it may run or be fetched. */
    @Get("/mails/{id}/html")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> html(@PathVariable String id) {
        var mail =
                mailbox.find(id)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                Problem.notFound("There is no such mail.")));
        return HttpResponse.ok(mail.html())
                .header("X-Frame-Options", "SAMEORIGIN")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
    }

    /** Lets a day pass, with its daily run. */
    @Post("/next-day")
    @Secured(SecurityRule.IS_ANONYMOUS)
    NextDay nextDay() {
        boolean done = days.letADayPass().isPresent();
        return new NextDay(Times.iso(services.clock().instant()), done);
    }

    /**
     * Lets so much time pass, {@code {"seconds":900}}: a minute where nothing is said, a day at
     * most.
     */
    @Post("/control/time")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Later time(@Body ObjectBody body) {
        long seconds =
                body.members().get("seconds") instanceof Number number ? number.longValue() : 60;
        days.letPass(Duration.ofSeconds(Math.clamp(seconds, 0, MOST.toSeconds())));
        return new Later(Times.iso(services.clock().instant()));
    }
}
