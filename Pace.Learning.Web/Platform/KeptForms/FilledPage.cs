using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>
/// A page with what was kept of its forms put back, whoever wrote their markup and however. It is a page that was already made: its own fields decide what
/// there is to fill in.
/// </summary>
internal sealed class FilledPage
{
    private readonly IHtmlDocument document;
    private readonly string page;
    private readonly Dictionary<IElement, OpenedForm> filled = [];

    public FilledPage(string html, string page) => (document, this.page) = (new HtmlParser().ParseDocument(html), page);

    /// <summary>What has its place again.</summary>
    public IReadOnlyCollection<OpenedForm> Filled => filled.Values;

    /// <summary>The id of the first field that has words in it again; <c>null</c> when none has.</summary>
    public string? FirstPlace { get; private set; }

    /// <summary>Words that the page has no place for.</summary>
    public List<SentField> Homeless { get; } = [];

    /// <summary>Forms without anything to fill in: a button that was pressed.</summary>
    public List<OpenedForm> Pressed { get; } = [];

    /// <summary>Puts a form back. The newest comes first.</summary>
    public void Fill(OpenedForm kept)
    {
        var forms = document.QuerySelectorAll("form").Where(f => IsFor(f, kept.Form.Action)).ToList();
        if (forms.Count == 0)
        {
            Homeless.AddRange(kept.Form.Fields.Where(f => IsWords(f.Value)));
            return;
        }
        var form = forms.OrderByDescending(f => Likeness(f, kept.Form)).First();
        if (filled.ContainsKey(form))
        {
            // An older one of the same form goes when this one is sent.
            form.AppendChild(Hidden(SentForm.DraftField, kept.Id.ToString()));
            return;
        }
        filled[form] = kept;
        var controls = ControlsOf(form).ToList();
        if (!controls.Exists(IsFillable))
        {
            Pressed.Add(kept);
        }
        PutBack(controls, kept.Form);
        form.AppendChild(Hidden(SentForm.DraftField, kept.Id.ToString()));
        for (var around = form.ParentElement; around is not null; around = around.ParentElement)
        {
            if (around is IHtmlDetailsElement details)
            {
                details.IsOpen = true;
            }
        }
    }

    /// <summary>The page, with something to say before anything else.</summary>
    public string Html(string notice)
    {
        var main = document.QuerySelector("main") ?? document.Body!;
        document.QuerySelector(".kept-somewhere")?.Remove();
        main.Insert(AdjacentPosition.AfterBegin, notice);
        foreach (var other in document.QuerySelectorAll("[autofocus]").Skip(1))
        {
            other.RemoveAttribute("autofocus");
        }
        return document.ToHtml();
    }

    private bool IsFor(IElement form, string action) =>
        string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase)
        && (Goes(form.GetAttribute("action"), action) || ControlsOf(form).Any(c => c.GetAttribute("formaction") is { } other && Goes(other, action)));

    // A form without an address goes to the page as it stands in the browser, which may still name what was done there before.
    private bool Goes(string? address, string action) => string.IsNullOrEmpty(address)
        ? FormAddress.Of(action, withHandler: false) == FormAddress.Of(page, withHandler: false)
        : FormAddress.Of(address, withHandler: true) == FormAddress.Of(action, withHandler: true);

    // Of forms that go to the same address, what they carry unseen tells which is which.
    private int Likeness(IElement form, SentForm sent) => ControlsOf(form)
        .Count(c => TypeOf(c) == "hidden" && !SentForm.IsOurs(NameOf(c)) && sent.Fields.Any(f => f.Name == NameOf(c) && f.Value == c.GetAttribute("value")));

    private IEnumerable<IElement> ControlsOf(IElement form)
    {
        var id = form.Id;
        return document.QuerySelectorAll("input, textarea, select, button").Where(c =>
            c.GetAttribute("form") is { } other ? other == id : c.Closest("form") == form);
    }

    private void PutBack(List<IElement> controls, SentForm sent)
    {
        var left = sent.Fields.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => new List<string>(g.Select(f => f.Value)), StringComparer.OrdinalIgnoreCase);
        var boxes = controls.Where(c => TypeOf(c) is "checkbox" or "radio").Select(NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var control in controls.Where(c => NameOf(c) is { Length: > 0 } name && !SentForm.IsOurs(name)))
        {
            var values = left.GetValueOrDefault(NameOf(control));
            switch (TypeOf(control))
            {
                case "checkbox" or "radio":
                    Set(control, "checked", values?.Contains(control.GetAttribute("value") ?? "on") == true);
                    break;
                case "file" or "password" or "submit" or "button" or "image" or "reset":
                    break;
                case "hidden" when boxes.Contains(NameOf(control)):
                    break;
                case "select":
                    Choose((IHtmlSelectElement)control, values ?? []);
                    break;
                case "textarea" when Take(values) is { } text:
                    control.TextContent = text;
                    Note(control, text);
                    break;
                case not "textarea" when Take(values) is { } text:
                    control.SetAttribute("value", text);
                    Note(control, text);
                    break;
            }
        }
        var known = controls.Select(NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Homeless.AddRange(sent.Fields.Where(f => !known.Contains(f.Name) && IsWords(f.Value)));
        foreach (var file in sent.Files)
        {
            Homeless.Add(new SentField("", $"The file {file}: please choose it again."));
        }
    }

    // The newest form comes first, and its first words are what somebody looks for.
    private void Note(IElement control, string text)
    {
        if (FirstPlace is null && TypeOf(control) != "hidden" && text.Trim().Length > 0)
        {
            FirstPlace = control.Id is { Length: > 0 } id ? id : control.Id = "kept-place";
        }
    }

    private static void Choose(IHtmlSelectElement select, List<string> values)
    {
        foreach (var option in select.Options)
        {
            Set(option, "selected", values.Remove(option.GetAttribute("value") ?? option.Text));
        }
    }

    private static string? Take(List<string>? values)
    {
        if (values is not { Count: > 0 })
        {
            return null;
        }
        var first = values[0];
        values.RemoveAt(0);
        return first;
    }

    private static void Set(IElement element, string attribute, bool isSet)
    {
        if (isSet)
        {
            element.SetAttribute(attribute, attribute);
        }
        else
        {
            element.RemoveAttribute(attribute);
        }
    }

    private IElement Hidden(string name, string value)
    {
        var input = document.CreateElement("input");
        input.SetAttribute("type", "hidden");
        input.SetAttribute("name", name);
        input.SetAttribute("value", value);
        return input;
    }

    private static string NameOf(IElement control) => control.GetAttribute("name") ?? "";

    private static string TypeOf(IElement control) => control.LocalName switch
    {
        "input" => control.GetAttribute("type")?.ToLowerInvariant() ?? "text",
        "button" => "submit",
        var name => name,
    };

    private static bool IsFillable(IElement control) => TypeOf(control) is not ("hidden" or "submit" or "button" or "image" or "reset");

    private static bool IsWords(string value) => value.Trim() is { Length: > 0 } text && !Guid.TryParse(text, out _) && text is not ("true" or "false");
}
