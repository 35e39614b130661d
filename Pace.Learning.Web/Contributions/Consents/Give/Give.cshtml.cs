using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.Contributions.Consents.Receipts;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Contributions.Show;
using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Consents.Give;

/// <summary>One use, in plain words, and the parent's own choice about it.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class GiveModel(PaceDbContext db, ConsentStatements statements, ConsentRecorder giving, TimeProvider time) : PageModel
{
    /// <summary>What they chose.</summary>
    [BindProperty]
    public required InputModel Input { get; set; }

    internal Contribution Contribution { get; private set; } = null!;

    internal ConsentUse Use { get; private set; }

    internal ConsentStatement Statement { get; private set; } = null!;

    internal IReadOnlyList<Choice> Audiences { get; private set; } = [];

    internal IReadOnlyList<Choice> Names { get; private set; } = [];

    internal static readonly Choice[] Places = [.. Enum.GetValues<Territory>().Select(t => new Choice(t.ToString(), t.Title))];

    /// <summary>The page's address.</summary>
    public static string Address(Guid contributionId, ConsentUse use) => $"/taking-part/contributions/{contributionId}/consent/{use.Slug}";

    /// <summary>Shows the statement and the choices. Nothing is chosen beforehand but the end.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, string use, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, use, cancellation))
        {
            return NotFound();
        }
        Input = new InputModel
        {
            Until = DateFields.From(LondonTime.DayOf(time.GetUtcNow().UtcDateTime).AddYears(1)),
            Audience = Audiences.Count == 1 ? Use.Audiences[0] : null,
        };
        return Page();
    }

    /// <summary>Keeps the yes.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, string use, CancellationToken cancellation)
    {
        if (ConsentUses.UseOf(use) is not { IsAskedForApart: false } wanted)
        {
            return NotFound();
        }
        if (Input.Until.Date is null)
        {
            ModelState.TryAddModelError("Input.Until.Day", "Choose the day when it ends");
        }
        if (!ModelState.IsValid)
        {
            return await LoadAsync(id, use, cancellation) ? Page() : NotFound();
        }
        var terms = new ConsentTerms(wanted, Input.Audience!.Value, Input.Identifiability!.Value, Input.Territory!.Value, EndOfDay(Input.Until.Date!.Value));
        var (consent, refusal) = await giving.GiveAsync(User, id, terms, new ReadForConsent(Input.Version, Input.Statement), cancellation);
        if (refusal is not null)
        {
            db.ChangeTracker.Clear();
            // Taken back in another tab: that holds. They are told where it stands, and can share it anew.
            if (await db.FindOwnContributionAsync(User, id, cancellation) is { IsShared: false })
            {
                this.Notify("You took this back, so we did not keep this yes. We do not use your words. If you want us to, share them again first.");
                return Redirect(ContributionModel.Address(id));
            }
            ModelState.AddModelError(refusal.Field.Length == 0 ? "" : $"Input.{refusal.Field}", refusal.Words);
            return await LoadAsync(id, use, cancellation) ? Page() : NotFound();
        }
        this.Notify("You said yes. This is your receipt.");
        return Redirect(ReceiptModel.Address(consent!.Id));
    }

    // The day they chose is the last one on which it holds, as London's clocks have it.
    private static DateTime EndOfDay(DateOnly day) => LondonTime.StartOf(day.AddDays(1));

    private async Task<bool> LoadAsync(Guid id, string use, CancellationToken cancellation)
    {
        if (ConsentUses.UseOf(use) is not { } wanted || statements.LatestOf(wanted) is not { } statement
            || await db.FindOwnContributionAsync(User, id, cancellation) is not { IsShared: true } contribution || wanted.IsAskedForApart || !contribution.Kind.Uses.Contains(wanted))
        {
            return false;
        }
        (Contribution, Use, Statement) = (contribution, wanted, statement);
        Audiences = [.. Use.Audiences.Select(a => new Choice(a.ToString(), a.Title))];
        var recording = contribution.Latest!.MediaId is { } mediaId ? await db.MediaFiles.FindAsync([mediaId], cancellation) : null;
        Names = [.. Enum.GetValues<Identifiability>().Where(i => i != Identifiability.Face || recording is { IsFilm: true }).Select(i => new Choice(i.ToString(), i.Title, About(i, recording)))];
        return true;
    }

    private static string? About(Identifiability identifiability, MediaFile? recording) => recording is null ? null
        : identifiability == Identifiability.Face ? "We play the film."
        : recording.IsFilm ? "We show the words of the film, and do not play it."
        : "People hear your voice.";

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>For whom.</summary>
        [Required(ErrorMessage = "Choose who may see it")]
        public ConsentAudience? Audience { get; set; }

        /// <summary>How they are named.</summary>
        [Required(ErrorMessage = "Choose how we name you")]
        public Identifiability? Identifiability { get; set; }

        /// <summary>Where.</summary>
        [Required(ErrorMessage = "Choose where we may use it")]
        public Territory? Territory { get; set; }

        /// <summary>The last day.</summary>
        public DateFields Until { get; set; } = new();

        /// <summary>The number of what they had shared when they read the statement.</summary>
        public int Version { get; set; }

        /// <summary>The statement that they read.</summary>
        public int Statement { get; set; }
    }
}
