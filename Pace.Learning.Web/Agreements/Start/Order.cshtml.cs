using System.Globalization;

namespace Pace.Learning.Web.Agreements.Start;

/// <summary>The third step: in which order, and how long invitations are open.</summary>
internal sealed class OrderModel(DraftStore drafts) : PageModel
{
    /// <summary>The form.</summary>
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public OpenDraft Draft { get; private set; } = null!;

    public static IReadOnlyList<Choice> Orders { get; } =
    [
        new("any", "All at once, in any order", "Everybody gets a mail at once."),
        new("ordered", "One after the other", "The next is asked when the one before has signed."),
    ];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Input = new InputModel
        {
            How = Draft.Content.IsOrdered ? "ordered" : "any", Days = Draft.Content.Days.ToString(CultureInfo.InvariantCulture), Turns = [.. Draft.Content.People.Select(p => p.Order)],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Draft.Content.IsOrdered = Input.How == "ordered";
        for (var i = 0; i < Draft.Content.People.Count; i++)
        {
            Draft.Content.People[i].Order = Input.Turns.ElementAtOrDefault(i);
            if (Draft.Content.IsOrdered && (!int.TryParse(Input.Turns.ElementAtOrDefault(i), NumberStyles.None, CultureInfo.InvariantCulture, out var turn) || turn is < 1 or > 99))
            {
                ModelState.AddModelError($"Input.Turns[{i}]", $"Enter the turn of {Draft.Content.People[i].Name} as a number, from 1");
            }
        }
        if (int.TryParse(Input.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 90)
        {
            Draft.Content.Days = days;
        }
        else
        {
            ModelState.AddModelError("Input.Days", "Enter a number of days from 1 to 90");
        }
        await drafts.SaveAsync(Draft, cancellation);
        // Somebody may have been added in another tab since.
        Input.Turns = [.. Draft.Content.People.Select(p => p.Order)];
        return ModelState.IsValid ? Redirect(AgreementAddresses.Draft(id, "mail")) : Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        if (await drafts.FindAsync(User, id, cancellation) is not { } draft)
        {
            return false;
        }
        Draft = draft;
        return true;
    }

    /// <summary>The form.</summary>
    public sealed class InputModel
    {
        /// <summary>In order or not.</summary>
        public string How { get; set; } = "any";

        /// <summary>The turn of each, in the order of the people.</summary>
        public List<string?> Turns { get; set; } = [];

        /// <summary>As typed.</summary>
        public string? Days { get; set; }
    }
}
