package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Currency;

/**
 * How a workshop keeps its stock. One account is one workshop.
 *
 * @param currency of all its prices
 * @param defaultThreshold for parts without one of their own; 0: those never run low
 * @param allowNegativeStock whether rows may fall below zero
 * @param version how often it was saved; 0: it is as every workshop begins
 */
public record Workshop(
        AccountId account,
        Currency currency,
        Quantity defaultThreshold,
        boolean allowNegativeStock,
        long version) {

    public Workshop {
        if (defaultThreshold.isNegative()) {
            throw new InvalidValueException("invalid_quantity", "A threshold is at least 0.");
        }
    }

    /** As every workshop begins. */
    public static Workshop initial(AccountId account, Currency currency) {
        return new Workshop(account, currency, Quantity.ZERO, false, 0);
    }

    public Workshop withDefaultThreshold(Quantity threshold) {
        return new Workshop(account, currency, threshold, allowNegativeStock, version);
    }

    public Workshop allowingNegativeStock(boolean allow) {
        return new Workshop(account, currency, defaultThreshold, allow, version);
    }

    /**
     * The same with prices in another currency; sums are not converted.
     *
     * @param code of ISO 4217, in capital letters
     */
    public Workshop withCurrency(String code) {
        try {
            return withCurrency(Currency.getInstance(code));
        } catch (IllegalArgumentException _) {
            throw new InvalidValueException(
                    "unknown_value", "A currency is a code of ISO 4217, such as EUR.");
        }
    }

    public Workshop withCurrency(Currency next) {
        return new Workshop(account, next, defaultThreshold, allowNegativeStock, version);
    }

    public Workshop savedAs(long next) {
        return new Workshop(account, currency, defaultThreshold, allowNegativeStock, next);
    }
}
