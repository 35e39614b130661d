using Microsoft.AspNetCore.Identity;

namespace Pace.Learning.Web.Accounts.Passkeys;

/// <summary>Signs in with a passkey: a question with a challenge, then the answer that only the passkey can sign.</summary>
internal sealed class PasskeySignIn(SignInManager<Person> signIn, UserManager<Person> people)
{
    /// <summary>The question, for any passkey of this site: it doesn't say who has an account.</summary>
    public static async Task<IResult> OptionsAsync(SignInManager<Person> signIn) =>
        Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    /// <summary>Whose passkey answered, or <c>null</c>.</summary>
    public async Task<Person?> CheckAsync(string credential)
    {
        try
        {
            var answer = await signIn.PerformPasskeyAssertionAsync(credential);
            if (!answer.Succeeded)
            {
                return null;
            }
            await people.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey);
            return answer.User;
        }
        catch (InvalidOperationException)
        {
            // Nobody has asked in this browser, or too long ago.
            return null;
        }
    }

    /// <summary>Passkeys belong to the site's host and are unlocked by their owner each time.</summary>
    public static IdentityPasskeyOptions OptionsFor(PaceOptions site)
    {
        var configured = Uri.TryCreate(site.PublicUrl, UriKind.Absolute, out var url) ? url : null;
        return new IdentityPasskeyOptions
        {
            ServerDomain = configured?.Host,
            UserVerificationRequirement = "required",
            ResidentKeyRequirement = "required",
            // The default looks at the Origin header, which is "null" on pages that tell no referrer: the parents' pages.
            ValidateOrigin = context =>
            {
                var request = context.HttpContext.Request;
                var own = configured?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}";
                return ValueTask.FromResult(!context.CrossOrigin && string.Equals(context.Origin, own, StringComparison.OrdinalIgnoreCase));
            },
        };
    }
}
