using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts.Passwords;

/// <summary>
/// What a password must be: long, not the person's own name or address, and none of those that everybody tries first. No rules about digits and
/// signs, which make people choose worse ones (NIST SP 800-63B).
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Person>
{
    public const int MinLength = 12;
    public const int MaxLength = 200;

    private const int ShortestTelling = 4;

    private static readonly string[] OnlyOnes =
    [
        "password", "passwort", "qwertyuiop", "qwerty", "asdfghjkl", "zxcvbnm", "1q2w3e4r5t6y", "abcdefghijkl", "letmein", "letmeinplease", "iloveyou",
        "welcome", "changeme", "administrator", "admin", "secret", "monkey", "dragon", "football", "liverpool", "manchester", "sunshine", "princess",
        "trustno1", "pacelearning", "safeguarding", "correcthorsebatterystaple", "mustang", "baseball", "superman", "whatever", "starwars",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) =>
        Task.FromResult(Problem(password ?? "", user.Email, user.DisplayName) is { } problem
            ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = problem })
            : IdentityResult.Success);

    public static string? Problem(string password, string? email, string? displayName)
    {
        if (password.Length < MinLength)
        {
            return $"Enter a password of at least {MinLength} letters, digits or signs. Three or four words that don't belong together are good";
        }
        if (password.Length > MaxLength)
        {
            return $"Enter a password of {TextLimit.AtMost(MaxLength, "letters, digits or signs")}";
        }
        if (IsTelling(password, email) || IsTelling(password, email?.Split('@')[0]) || IsTelling(password, displayName))
        {
            return "Choose a password without your name or e-mail address in it";
        }
        return IsCommon(password) ? "Choose another password: this is one that strangers try first" : null;
    }

    private static bool IsTelling(string password, string? own) =>
        own is { Length: >= ShortestTelling } && Bare(password).Contains(Bare(own), StringComparison.Ordinal);

    // Digits and signs at the ends, and saying a word twice, don't make a common password a good one.
    private static bool IsCommon(string password)
    {
        var bare = Bare(password);
        if (bare.Distinct().Count() < 5 || IsRun(bare))
        {
            return true;
        }
        var core = bare.Trim([.. "0123456789"]);
        return OnlyOnes.Any(word => bare == word || core == word || core == word + word || core.Replace(word, "", StringComparison.Ordinal).Length == 0);
    }

    private static bool IsRun(string text) =>
        text.Zip(text.Skip(1), (a, b) => b - a).All(step => step is 1 or -1 or 9 or -9);

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
