using Pace.Learning.Content.Differences;
using Pace.Learning.Content.FrontMatter;
using Pace.Learning.Content.Shapes;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Drafts;
using Pace.Learning.Web.Studio.Elsewhere;
using Pace.Learning.Web.Studio.Reviews;
using Pace.Learning.Web.Studio.Tree;
using Pace.Learning.Web.Studio.Workflow;

namespace Pace.Learning.Web.Studio.Write;

/// <summary>
/// A document's text, with what there is to say of it and how it will look beside it. Without scripts it is one form: its buttons save, and do what they say to the text. With them the
/// text becomes an editor (<c>Studio/Editor/editor.js</c>), which asks the same of <see cref="WriteEndpoints"/>.
/// </summary>
[OnlyFor(Roles.Editor, Roles.Publisher)]
internal sealed class WriteModel(PaceDbContext db, DocumentViews views, DraftRecorder drafts, DraftMerge merge, DraftCompiler compiler, PresentPeople people, StudioTrees trees, WritingPlaces writing, PublishedContent published) : PageModel
{
    /// <summary>The form that everything on the page belongs to.</summary>
    public const string FormId = "document";

    private const string ReasonField = "reason ";

    [BindProperty]
    public Form Input { get; set; } = new();

    public DocumentView View { get; private set; } = null!;

    public CheckedDraft Checked { get; private set; } = null!;

    public StudioTree Contents { get; private set; } = null!;

    public IReadOnlyList<PresentPerson> People { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>What both changed, when somebody has to choose.</summary>
    public MergeResult.Contested? Contested { get; private set; }

    /// <summary>Where it is written; <c>null</c>: here.</summary>
    public WrittenElsewhere? Elsewhere => writing.Of(View.Document.Path);

    public bool CanWrite => Elsewhere is null && View.Document is { IsOpen: true, State: WorkState.Draft } && User.IsInRole(Roles.Editor);

    public DocumentShape? Shape => DocumentShape.Of(View.Document.Path);

    public IReadOnlyDictionary<string, string> Fields => FieldText.Read(Input.Text ?? "");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        (Input.Text, Input.Stamp) = (View.Text, View.Draft?.Stamp ?? 0);
        return await ShowAsync(cancellation);
    }

    /// <summary>Begins a draft of what is public.</summary>
    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken cancellation)
    {
        if (!User.IsInRole(Roles.Editor) || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var opened = await drafts.OpenAsync(View.Document.Path, User.RequiredPersonId, cancellation);
        if (opened.Refusal is { } refusal)
        {
            this.Notify(refusal.Words);
        }
        return Redirect(StudioAddresses.Document(id));
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation) => SaveAsync(id, text => text, "Saved.", "", cancellation);

    /// <summary>Saves, and sends what is saved to review. What stands in the way of that is told where it stands.</summary>
    public async Task<IActionResult> OnPostSendAsync(Guid id, [FromServices] ReviewRecorder reviews, CancellationToken cancellation)
    {
        var saved = await SaveAsync(id, text => text, "Saved.", "", cancellation);
        if (saved is not RedirectResult)
        {
            return saved;
        }
        var sent = await reviews.SendAsync(id, User.RequiredPersonId, cancellation);
        this.Notify(sent.Refusal?.Words ?? (View.Document.Kind.NeedsParents
            ? "Sent. Members of the parents’ advisory group are told that it waits for them, without a date by which they must answer."
            : "Sent to whoever publishes."));
        return Redirect(StudioAddresses.Workflow(id));
    }

    /// <summary>Puts a block at the end.</summary>
    public Task<IActionResult> OnPostBlockAsync(Guid id, [FromForm] string? block, CancellationToken cancellation) => SaveAsync(
        id,
        text => BlockShape.For(View.Document.Path).FirstOrDefault(b => b.Name == block) is { } shape ? $"{text.TrimEnd()}\n\n{shape.PlainTemplate.ReplaceLineEndings("\n")}\n" : text,
        "The block is at the end of the text. Change its words, and move it where it belongs.", "#text", cancellation);

    /// <summary>Keeps a reason why something that was found is fine.</summary>
    public Task<IActionResult> OnPostAnswerAsync(Guid id, [FromForm] string? finding, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(Reasons.GetValueOrDefault(finding ?? ""))
            ? AgainAsync(id, "Say why the words are fine here", cancellation)
            : SaveAsync(id, text => text, "Saved.", "#findings", cancellation);

    /// <summary>Takes such a reason away.</summary>
    public Task<IActionResult> OnPostAskAgainAsync(Guid id, [FromForm] string? finding, CancellationToken cancellation) =>
        SaveAsync(id, text => FindingAnswers.With(text, published.Library.LanguageGuide, finding ?? "", "") ?? text, "It is asked again.", "#findings", cancellation);

    /// <summary>Says it in other words.</summary>
    public Task<IActionResult> OnPostInsteadAsync(Guid id, [FromForm] string? instead, CancellationToken cancellation)
    {
        var parts = (instead ?? "").Split(' ', 2);
        return SaveAsync(id, text => parts is [var key, var words] ? FindingAnswers.Instead(text, published.Library.LanguageGuide, key, words) ?? text : text, "Changed.", "#findings", cancellation);
    }

    /// <summary>Saves what somebody took of their own words and another's.</summary>
    public async Task<IActionResult> OnPostChooseAsync(Guid id, [FromForm] int seen, [FromForm] List<string>? choices, CancellationToken cancellation)
    {
        if (!User.IsInRole(Roles.Editor) || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var chosen = Enumerable.Range(0, int.TryParse(Request.Form["parts"], out var parts) ? Math.Clamp(parts, 0, 10_000) : 0)
            .Select(n => Request.Form[$"choice-{n}"].ToString() switch { "mine" => MergeChoice.Mine, "theirs" => MergeChoice.Theirs, _ => MergeChoice.Both }).ToList();
        return await DoneAsync(await merge.SaveAsync(id, Input.Text ?? "", Input.Stamp, seen, chosen, User.RequiredPersonId, cancellation), "Saved.", "", cancellation);
    }

    private async Task<IActionResult> SaveAsync(Guid id, Func<string, string> change, string said, string fragment, CancellationToken cancellation)
    {
        if (!User.IsInRole(Roles.Editor) || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var (text, kept) = FindingAnswers.With(change(WithFields((Input.Text ?? "").ReplaceLineEndings("\n"))), published.Library.LanguageGuide, Reasons.Select(r => (r.Key, r.Value)));
        Input.Text = text;
        said = (Reasons.Count, kept) switch
        {
            (0, _) => said,
            (1, 1) => $"{said} The reason is kept with the text.",
            var (given, all) when given == all => $"{said} The reasons are kept with the text.",
            _ => $"{said} A reason was for words that are answered already or not there any more.",
        };
        return await DoneAsync(await merge.SaveAsync(id, Input.Text, Input.Stamp, User.RequiredPersonId, cancellation), said, kept > 0 ? "#findings" : fragment, cancellation);
    }

    private async Task<IActionResult> DoneAsync(MergeResult result, string said, string fragment, CancellationToken cancellation)
    {
        switch (result)
        {
            case MergeResult.Saved saved:
                var with = saved.With is { } by ? (await views.NamesAsync([by], cancellation))[by] : null;
                this.Notify(with is null ? said : $"{said} What {with} wrote meanwhile is in the text too.");
                return Redirect(StudioAddresses.Document(View.Document.Id) + fragment);
            case MergeResult.Contested contested:
                Contested = contested;
                ModelState.Clear();
                ModelState.AddModelError("contested", "Somebody else changed the same words. Choose what to keep.");
                return await ShowAsync(cancellation, contested.By);
            case MergeResult.Refused refused:
                ModelState.AddModelError(refused.Refusal.Field.Length == 0 ? "" : "Input.Text", refused.Refusal.Words);
                return await ShowAsync(cancellation);
            default:
                throw new InvalidOperationException("There is no other result.");
        }
    }

    private async Task<IActionResult> AgainAsync(Guid id, string error, CancellationToken cancellation)
    {
        if (!User.IsInRole(Roles.Editor) || !await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        Input.Text = WithFields((Input.Text ?? "").ReplaceLineEndings("\n"));
        ModelState.Clear();
        ModelState.AddModelError("", error);
        return await ShowAsync(cancellation);
    }

    /// <summary>Reasons that were typed beside findings, by what they are for. They are kept whichever button is pressed: Enter in one presses the form's first.</summary>
    public IReadOnlyDictionary<string, string> Reasons => Request.HasFormContentType
        ? Request.Form.Where(f => f.Key.StartsWith(ReasonField, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(f.Value)).ToDictionary(f => f.Key[ReasonField.Length..], f => f.Value.ToString())
        : new Dictionary<string, string>();

    /// <summary>What a field says as its form shows it: choices in the order of their boxes, and one line in one line.</summary>
    public static string AsShown(FieldShape field, string value) => field.Form switch
    {
        FieldForm.Choices => string.Join('\n', Items(value).Where(field.Values.Contains).OrderBy(v => field.Values.ToList().IndexOf(v)).Concat(Items(value).Where(v => !field.Values.Contains(v)))),
        FieldForm.Lines => string.Join('\n', Items(value)),
        FieldForm.Paragraph => value.ReplaceLineEndings("\n").Trim(),
        _ => string.Join(' ', Items(value)),
    };

    private static IEnumerable<string> Items(string value) => value.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);

    /// <summary>The fields of the form that were changed there, put into the text. What was changed in the text itself stays; the editor's scripts have put them there already, and send none.</summary>
    private string WithFields(string text)
    {
        foreach (var field in Shape?.Fields ?? [])
        {
            var (name, shown) = ($"field-{field.Name}", Request.Form[$"shown-{field.Name}"].ToString());
            if (shown.Length == 0)
            {
                continue;
            }
            var value = AsShown(field, string.Join('\n', Request.Form[name].Where(v => v is { Length: > 0 })));
            if (SeenText.Of(value) != shown && AsShown(field, FieldText.Read(text).GetValueOrDefault(field.Name, "")) != value)
            {
                text = FieldText.With(text, field, value);
            }
        }
        return text;
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await views.FindAsync(id, cancellation) is not { } view)
        {
            return false;
        }
        View = view;
        return true;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation, Guid? other = null)
    {
        var text = Input.Text ?? "";
        Checked = CheckedDraft.Of(View.Document.Path, text, await compiler.CompileAsync(db, View.Document.Path, text, cancellation));
        Contents = await trees.AroundAsync(View.Document.Path, cancellation);
        People = await people.OthersAsync(View.Document.Id, User.RequiredPersonId, cancellation);
        Names = await views.NamesAsync([View.Draft?.ChangedBy, other], cancellation);
        HttpContext.AllowContent("frame-src", "'self'");
        // The editor writes its own styles, and nothing else may.
        Nonce = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        HttpContext.AllowContent("style-src", $"'nonce-{Nonce}'");
        return Page();
    }

    public string Nonce { get; private set; } = "";

    /// <summary>What is sent.</summary>
    public sealed class Form
    {
        public string? Text { get; set; }

        public int Stamp { get; set; }
    }
}
