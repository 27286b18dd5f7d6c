package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.pacenote.adapters.in.http.identity.account.AttributeMembers;
import dev.pacenote.adapters.in.http.platform.openapi.SchemaMembers;
import dev.pacenote.application.identity.account.AccountAttribute.Place;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What features show beside each account in the list of all. */
@Factory
final class UserMembers {

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    @Singleton
    SchemaMembers described(AttributeMembers members) {
        return members.described(
                "User",
                AccountsAdminController.UserView.class,
                Place.ACCOUNT_LIST,
                UserMembers::snakeCase);
    }

    static String snakeCase(String name) {
        return SNAKE_CASE.translate(name);
    }
}
