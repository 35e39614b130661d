using System.Text;
using Pace.Learning.Web.Platform.KeptForms;

namespace Pace.Learning.Web.Accounts.MyAccount;

/// <summary>Shows new recovery codes once.</summary>
[NeverKept]
internal sealed class RecoveryCodesModel : PageModel
{
    internal const string Key = "RecoveryCodes";

    private const int LongestList = 500;

    /// <summary>The page, and where it leads on.</summary>
    public static string At(string? next) => ReturnUrl.On("/account/security/recovery-codes", next);

    /// <summary>The codes, the first time.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Where to go on.</summary>
    public string Next { get; private set; } = "/";

    public void OnGet(string? returnUrl)
    {
        Next = ReturnUrl.For(User, returnUrl);
        Codes = (TempData[Key] as string)?.Split('\n') ?? [];
    }

    // Gives back what the page itself shows, as a file; nothing is read or kept.
    public IActionResult OnPost(string? codes) =>
        codes is { Length: > 0 and <= LongestList }
            ? File(Encoding.UTF8.GetBytes(codes.Replace(' ', '\n') + "\n"), "text/plain; charset=utf-8", "recovery-codes.txt")
            : Redirect("/account/security");
}
