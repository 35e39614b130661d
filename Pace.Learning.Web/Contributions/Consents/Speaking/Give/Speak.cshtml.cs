using System.ComponentModel.DataAnnotations;
using Pace.Learning.Web.Contributions.Consents.Receipts;
using Pace.Learning.Web.Contributions.Consents.Statements;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Parents.Preferences;

namespace Pace.Learning.Web.Contributions.Consents.Speaking.Give;

/// <summary>What speaking live means, in plain words, and the parent's own choice: about what, how named, where, until when.</summary>
[OnlyFor(Roles.Parent)]
internal sealed class SpeakModel(PaceDbContext db, ConsentStatements statements, SpeakingConsents giving, TimeProvider time) : PageModel
{
    private const string Online = "online";
    private const string InPerson = "in-person";

    /// <summary>What they choose.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SpeakingUse Speaking { get; private set; } = null!;

    public ConsentStatement Statement { get; private set; } = null!;

    /// <summary>The yes that holds now.</summary>
    public Consent? Given { get; private set; }

    public IReadOnlyList<Choice> Subjects { get; private set; } = [];

    public static IReadOnlyList<Choice> Names { get; } =
        [.. Enum.GetValues<Identifiability>().Where(i => i != Identifiability.Face).Select(i => new Choice(i.ToString(), i.Title))];

    public static IReadOnlyList<Choice> Places { get; } = [new(Online, "Online", "You can keep your camera off."), new(InPerson, "In person", "People in the room see you.")];

    public DateTime Now { get; } = time.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(string use, CancellationToken cancellation)
    {
        if (!await LoadAsync(use, cancellation))
        {
            return NotFound();
        }
        Input = new InputModel { Statement = Statement.Mark.Version, Until = DateFields.From(LondonTime.DayOf(Now).AddYears(1)) };
        if (Given is { Speaking: { } said } given)
        {
            Input.Subjects = PreferenceLabels.Flags(said.Subjects);
            Input.Places = [.. said.Online ? [Online] : Array.Empty<string>(), .. said.InPerson ? [InPerson] : Array.Empty<string>()];
            Input.Identifiability = given.Identifiability;
            Input.Until = DateFields.From(given.LastDay);
        }
        return Page();
    }

    /// <summary>Keeps the yes.</summary>
    public async Task<IActionResult> OnPostAsync(string use, CancellationToken cancellation)
    {
        if (!await LoadAsync(use, cancellation))
        {
            return NotFound();
        }
        ModelState.Add(nameof(Input), Input.Check());
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var (consent, refusal) = await giving.GiveAsync(User, Terms(), Input.Statement, cancellation);
        if (refusal is not null)
        {
            ModelState.Remove("Input.Statement");
            Input.Statement = Statement.Mark.Version;
            ModelState.AddModelError(refusal.Field.Length == 0 ? "" : $"Input.{refusal.Field}", refusal.Words);
            return Page();
        }
        this.Notify("You said yes. This is your receipt.");
        return Redirect(ReceiptModel.Address(consent!.Id));
    }

    /// <summary>Says no.</summary>
    public async Task<IActionResult> OnPostNoAsync(CancellationToken cancellation)
    {
        await giving.DeclineAsync(User, cancellation);
        this.Notify("That is fine. Thank you for letting us know.");
        return Redirect("/taking-part");
    }

    private ConsentTerms Terms() => new(
        Speaking.Use, Speaking.Use.Audiences[0], Input.Identifiability!.Value, Territory.UnitedKingdom, LondonTime.StartOf(Input.Until.Date!.Value.AddDays(1)),
        new SpeakingTerms(Input.Subjects.Aggregate(Topics.None, (all, one) => all | one), Input.Places.Contains(Online), Input.Places.Contains(InPerson)));

    private async Task<bool> LoadAsync(string use, CancellationToken cancellation)
    {
        if (SpeakingUse.All.FirstOrDefault(s => s.Slug == use) is not { } speaking || statements.LatestOf(speaking.Use) is not { } statement
            || await db.FindOwnProfileAsync(User, cancellation) is not { IsErased: false } parent)
        {
            return false;
        }
        (Speaking, Statement) = (speaking, statement);
        Given = await db.OwnConsents(User).AsNoTracking().Where(c => c.Use == speaking.Use).ValidAt(db, Now).OrderByDescending(c => c.GivenAt).FirstOrDefaultAsync(cancellation);
        // What is off limits isn't offered.
        Subjects = [.. PreferenceLabels.Topics.Where(t => Enum.TryParse<Topics>(t.Value, out var topic) && !parent.OffLimits.HasFlag(topic))];
        return true;
    }

    /// <summary>The form.</summary>
    internal sealed class InputModel
    {
        /// <summary>About what.</summary>
        public List<Topics> Subjects { get; set; } = [];

        /// <summary>How they are named.</summary>
        [Required(ErrorMessage = "Choose how we name you")]
        public Identifiability? Identifiability { get; set; }

        /// <summary>Where.</summary>
        public List<string> Places { get; set; } = [];

        /// <summary>The last day.</summary>
        public DateFields Until { get; set; } = new();

        /// <summary>The statement that they read.</summary>
        public int Statement { get; set; }

        public IEnumerable<Refusal> Check()
        {
            if (Subjects.Count == 0)
            {
                yield return new Refusal(nameof(Subjects), "Choose what you would speak about");
            }
            if (!Places.Contains(Online) && !Places.Contains(InPerson))
            {
                yield return new Refusal(nameof(Places), "Choose where you would speak");
            }
            if (Until.IsEmpty)
            {
                yield return new Refusal("Until.Day", "Choose the day when it ends");
            }
        }
    }
}
