package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.adapters.in.http.identity.account.StoppedMail;
import dev.pacenote.adapters.in.http.platform.Form;
import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.Problem;
import dev.pacenote.adapters.in.http.platform.ProblemException;
import dev.pacenote.adapters.in.http.platform.Query;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.openapi.Describes;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.admin.ManageUsers;
import dev.pacenote.application.admin.People;
import dev.pacenote.application.identity.account.Users;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.trackmania.alert.ManageMapperAlert;
import dev.pacenote.application.trackmania.alert.PinCheckMode;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Optional;

/** Accounts in an admin's hands (contract 2.22, 2.23). */
@Controller("/api/v1/admin/users")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UsersAdminController {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record UserBody(long userId, @Nullable String role, @Nullable Boolean disabled) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record AlertTypeBody(long userId, String alertType) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record UserView(
            long id,
            String username,
            @Nullable String tmUsername,
            String email,
            String createdAt,
            String alertType,
            @Nullable Long alertId,
            int mapCount,
            int driverNotificationsCount,
            @Nullable String alertCreatedAt,
            String role,
            boolean disabled,
            boolean emailVerified,
            boolean mailEnabled,
            @Nullable String mailStoppedReason,
            @Nullable String mailStoppedAt,
            @Nullable String lastLoginAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserList(
            String message,
            List<UserView> users,
            @JsonProperty("total_users") long totalUsers,
            @Nullable Pagination.Snake pagination) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record AccountView(
            long id,
            String username,
            String email,
            String role,
            boolean disabled,
            boolean emailVerified,
            boolean mailEnabled) {}

    record Changed(String message, AccountView user) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record TypeChanged(
            String message,
            long userId,
            String username,
            String alertType,
            int mapCount,
            boolean initInaccurateStarted) {}

    private final People people;
    private final ManageUsers manageUsers;
    private final ManageMapperAlert alerts;
    private final PinCheckMode pinCheckMode;

    UsersAdminController(
            People people,
            ManageUsers manageUsers,
            ManageMapperAlert alerts,
            PinCheckMode pinCheckMode) {
        this.people = people;
        this.manageUsers = manageUsers;
        this.alerts = alerts;
        this.pinCheckMode = pinCheckMode;
    }

    @Get
    @Describes(
            value = "All accounts, newest first",
            query = {"q", "page", "page_size"})
    @Secured(Roles.ADMIN)
    UserList list(HttpRequest<?> request) {
        var text = Query.optional(request, "q", typed -> typed);
        var paging = Query.paging(request, "page_size");
        boolean paged = request.getParameters().contains("page");
        var rows = people.list(text, paged ? Optional.of(paging) : Optional.empty());
        long total = paged ? people.count(text) : rows.size();
        return new UserList(
                "All accounts, newest first.",
                rows.stream().map(this::view).toList(),
                total,
                paged ? Pagination.Snake.of(new Paging.Page<>(paging, rows, total)) : null);
    }

    private UserView view(People.Person person) {
        var account = person.account();
        return new UserView(
                account.id().value(),
                account.username().value(),
                person.driver().orElse(null),
                account.email().value(),
                Times.iso(account.createdAt()),
                person.alert().map(alert -> alerts.mode(alert).word()).orElse("none"),
                person.alert().map(alert -> alert.id().value()).orElse(null),
                person.alert().map(MapperAlert::maps).orElse(0),
                person.guarded(),
                Times.iso(person.alert().map(MapperAlert::createdAt)),
                account.role().word(),
                !account.enabled(),
                account.verifiedAt().isPresent(),
                account.mailEnabled(),
                StoppedMail.reason(account),
                StoppedMail.at(account),
                Times.iso(account.lastLoginAt()));
    }

    @Put
    @Describes(
            value = "Changes role or admission",
            takes = UserBody.class,
            refuses = {404, 409})
    @Secured(Roles.ADMIN)
    Changed change(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        var form = Form.read(request, body);
        var user = form.requiredNumber("user_id");
        var role = form.optional("role", Role::of);
        var disabled = form.optionalFlag("disabled");
        form.requireOneOf("role", "disabled");
        form.validate();
        var standing =
                manageUsers.change(
                        caller.user(),
                        new UserId(user.get()),
                        role.maybe(),
                        disabled.maybe().map(off -> !off));
        return switch (standing) {
            case Users.Standing.Changed(_, var account) ->
                    new Changed(
                            "Saved.",
                            new AccountView(
                                    account.id().value(),
                                    account.username().value(),
                                    account.email().value(),
                                    account.role().word(),
                                    !account.enabled(),
                                    account.verifiedAt().isPresent(),
                                    account.mailEnabled()));
            case Users.Standing.NoSuchAccount _ -> throw noSuchUser();
            case Users.Standing.LastAdmin _ -> throw new ProblemException(Problem.lastAdmin());
        };
    }

    private static ProblemException noSuchUser() {
        return new ProblemException(Problem.notFound("There is no such account."));
    }

    @Put("/alert-type")
    @Describes(
            value = "Decides how an alert is checked",
            takes = AlertTypeBody.class,
            refuses = {404, 409})
    @Secured(Roles.ADMIN)
    TypeChanged pin(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        var form = Form.read(request, body);
        var user = form.requiredNumber("user_id");
        var mode = form.required("alert_type", CheckMode::of);
        form.validate();
        return switch (pinCheckMode.pin(caller.user(), new UserId(user.get()), mode.get())) {
            case PinCheckMode.Result.Pinned(var owner, var alert) ->
                    new TypeChanged(
                            "Saved. Nothing is lost by the switch.",
                            owner.id().value(),
                            owner.username().value(),
                            mode.get().word(),
                            alert.maps(),
                            false);
            case PinCheckMode.Result.NoSuchAccount _ -> throw noSuchUser();
            case PinCheckMode.Result.NoAlert _ ->
                    throw new ProblemException(
                            Problem.of(
                                    409,
                                    "no_alert",
                                    "No alert",
                                    "This account has no mapper alert."));
        };
    }
}
