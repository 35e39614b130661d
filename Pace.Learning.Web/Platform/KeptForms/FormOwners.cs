using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>
/// Writes into each form for whom it was shown, and reads it back. What arrives when the session has ended, or when somebody else has signed in meanwhile,
/// is known by that to belong to whoever typed it; nobody but the site can write it.
/// </summary>
internal sealed class FormOwners(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>The hidden field.</summary>
    public const string Field = "__form";

    private const int LongestTitle = 100;

    private static readonly TimeSpan OldestForm = TimeSpan.FromDays(7);
    private static readonly object Key = new();

    private readonly IDataProtector protector = protection.CreateProtector("Pace.Learning.KeptForms.Owner");

    /// <summary>Who is asking, on this page; <c>null</c> for strangers.</summary>
    public static async ValueTask<FormOwner?> CurrentAsync(HttpContext http)
    {
        if (http.User is { Identity.IsAuthenticated: true, PersonId: { } person })
        {
            return new FormOwner(person, IsGuest: false, PageOf(http));
        }
        foreach (var guest in http.RequestServices.GetServices<IFormGuest>())
        {
            if (await guest.FindAsync(http, http.RequestAborted) is { } id)
            {
                return new FormOwner(id, IsGuest: true, PageOf(http));
            }
        }
        return null;
    }

    /// <summary>The hidden field's value, the same for all forms of a page; <c>null</c> when there is nobody to keep anything for, or nothing is kept here.</summary>
    /// <param name="http">The page's request.</param>
    /// <param name="title">What the page is called.</param>
    public async ValueTask<string?> ValueAsync(HttpContext http, string? title)
    {
        if (http.Items.TryGetValue(Key, out var made))
        {
            return made as string;
        }
        var value = !IsNeverKept(http) && await CurrentAsync(http) is { } owner
            ? Base64Url.EncodeToString(protector.Protect((owner with { Title = Short(title) }).Write(time.GetUtcNow().UtcDateTime)))
            : null;
        http.Items[Key] = value;
        return value;
    }

    /// <summary>The value for forms whose markup is written by hand, on pages of people with an account.</summary>
    public string? ValueOfPerson(HttpContext http) => http.User.PersonId is null ? null : ValueAsync(http, title: null).AsTask().GetAwaiter().GetResult();

    /// <summary>Whose form was sent; <c>null</c> when it doesn't say, or is older than a week.</summary>
    public FormOwner? Read(string? value)
    {
        if (value is not { Length: > 0 and < 4000 })
        {
            return null;
        }
        try
        {
            return FormOwner.Read(protector.Unprotect(Base64Url.DecodeFromChars(value))) is { } read && time.GetUtcNow().UtcDateTime - read.ShownAt < OldestForm ? read.Owner : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whether a form with a place for words was shown on this page, so that its script is needed.</summary>
    public static bool WasWritten(HttpContext http) => http.Items.TryGetValue(Key, out var made) && made is string;

    private static string Short(string? title) => title is null ? "" : (title.Length > LongestTitle ? title[..LongestTitle] : title).ReplaceLineEndings(" ");

    public static bool IsNeverKept(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<NeverKeptAttribute>() is not null;

    /// <summary>The page as people address it: without the name of what a form on it does.</summary>
    public static string PageOf(HttpContext http) => FormAddress.Of($"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}", withHandler: false);
}
