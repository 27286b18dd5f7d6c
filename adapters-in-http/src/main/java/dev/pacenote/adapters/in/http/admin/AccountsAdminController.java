package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.adapters.in.http.identity.account.AddressText;
import dev.pacenote.adapters.in.http.identity.account.AttributeMembers;
import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.PageQuery;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.AtLeastOneOf;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.admin.ListAccounts;
import dev.pacenote.application.admin.ManageAccounts;
import dev.pacenote.application.identity.account.AccountAttribute.Place;
import dev.pacenote.application.identity.account.AccountChanges.GuardedChange;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.notice.ManagePreferences;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Role;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts in an admin's hands (contract 2.22, 2.23). */
@Controller("/api/v1/admin/users")
@Tag(name = "admin")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountsAdminController {

    /** At least one of {@code role} and {@code disabled} must be there. */
    @Schema(name = "ChangeUserRequest")
    @Introspected
    @AtLeastOneOf(
            value = {"role", "disabled"},
            message = "Nothing to change: please send role.")
    record ChangeUserRequest(
            @JsonProperty("user_id") @NotNull @Min(1) Long userId,
            @Nullable @ParsedBy(Role.class) String role,
            @Nullable Boolean disabled)
            implements JsonBody {}

    @Introspected
    record UserListQuery(
            @QueryValue @Nullable String q,
            @QueryValue @Nullable @Min(1) @Max(PageQuery.LAST) Integer page,
            @QueryValue("page_size") @Nullable @Min(1) @Max(Paging.MAX_SIZE) Integer pageSize)
            implements Parameters {}

    /**
     * @param attributes what features know about the account, as members beside the others
     */
    @Schema(name = "User")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record UserView(
            long id,
            String username,
            String email,
            String createdAt,
            String role,
            boolean disabled,
            boolean emailVerified,
            @Nullable String lastLoginAt,
            @Schema(hidden = true) @JsonAnyGetter Map<String, @Nullable Object> attributes) {}

    @Schema(name = "UserList")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UserList(
            String message,
            List<UserView> users,
            @JsonProperty("total_users") long totalUsers,
            @Nullable Pagination.Snake pagination) {}

    @Schema(name = "Account")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record AccountView(
            long id,
            String username,
            String email,
            String role,
            boolean disabled,
            boolean emailVerified,
            boolean mailEnabled) {}

    @Schema(name = "UsersAdminChanged")
    record Changed(String message, AccountView user) {}

    private final ListAccounts accounts;
    private final ManageAccounts manageUsers;
    private final ManagePreferences preferences;
    private final AttributeMembers members;

    AccountsAdminController(
            ListAccounts accounts,
            ManageAccounts manageUsers,
            ManagePreferences preferences,
            AttributeMembers members) {
        this.accounts = accounts;
        this.manageUsers = manageUsers;
        this.preferences = preferences;
        this.members = members;
    }

    /** Lists all accounts, newest first. */
    @Get
    @Secured(Roles.ADMIN)
    UserList list(@RequestBean UserListQuery query) {
        var text = Optional.ofNullable(query.q());
        var paging = new PageQuery(query.page(), query.pageSize()).paging();
        boolean paged = query.page() != null;
        var found = accounts.list(text, paged ? Optional.of(paging) : Optional.empty());
        return new UserList(
                "All accounts, newest first.",
                found.accounts().stream().map(this::view).toList(),
                found.total(),
                paged
                        ? Pagination.Snake.of(
                                new Paging.Page<>(paging, found.accounts(), found.total()))
                        : null);
    }

    private UserView view(ListAccounts.Listed listed) {
        var account = listed.account();
        return new UserView(
                account.id().value(),
                account.username().value(),
                AddressText.of(account),
                Times.iso(account.createdAt()),
                account.role().wireName(),
                !account.enabled(),
                account.verifiedAt().isPresent(),
                Times.iso(account.lastLoginAt()),
                members.of(Place.ACCOUNT_LIST, UserMembers::snakeCase, listed.attributes()));
    }

    /** Changes the role of an account, or disables or enables the account. */
    @Put
    @Refuses({404, 409})
    @Secured(Roles.ADMIN)
    Changed change(@Parameter(hidden = true) Caller caller, @Body ChangeUserRequest body) {
        var result =
                manageUsers.change(
                        caller.user(),
                        new AccountId(body.userId()),
                        Optional.ofNullable(body.role()).map(Role::of),
                        Optional.ofNullable(body.disabled()).map(off -> !off));
        return switch (result) {
            case GuardedChange.Changed(_, var account) ->
                    new Changed(
                            "Saved.",
                            new AccountView(
                                    account.id().value(),
                                    account.username().value(),
                                    AddressText.of(account),
                                    account.role().wireName(),
                                    !account.enabled(),
                                    account.verifiedAt().isPresent(),
                                    preferences
                                            .of(account.id())
                                            .filter(known -> known.dailyMail().isOn())
                                            .isPresent()));
            case GuardedChange.NoSuchAccount _ -> throw noSuchUser();
            case GuardedChange.LastAdmin _ -> throw new ProblemException(Problem.lastAdmin());
        };
    }

    private static ProblemException noSuchUser() {
        return new ProblemException(Problem.notFound("There is no such account."));
    }
}
