namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>Everything that somebody typed and has not sent, for when its page is not at hand or not there any more.</summary>
[NeverKept]
internal sealed class KeptModel(KeptFormStore store) : PageModel
{
    public const string Address = "/kept";

    public IReadOnlyList<OpenedForm> Forms { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Forms = await store.OpenAsync(new FormOwner(User.RequiredPersonId, IsGuest: false, ""), ofThisPage: false, cancellation);

    /// <summary>What can be read: neither ids nor ticks.</summary>
    public static IEnumerable<string> WordsOf(OpenedForm kept) => kept.Form.Fields.Select(f => f.Value.Trim()).Where(v => v.Contains(' ', StringComparison.Ordinal) || v.Length > 40);
}
