using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Pace.Learning.Tests.Support;

/// <summary>
/// A form with what somebody typed, ticked and chose, put together as a browser does it: field by field in the page's order, with the button that was pressed in its
/// place. What the page doesn't offer is refused: a field that isn't there, an option that isn't there, a field that is hidden or disabled, a text that is too long.
/// </summary>
internal sealed partial class FilledForm
{
    private readonly IHtmlFormElement form;
    private readonly List<IHtmlElement> controls;
    private readonly IHtmlElement? button;
    private readonly ILookup<string, string> typed;
    private readonly ILookup<string, Upload> files;
    private readonly List<Entry> entries = [];
    private readonly bool isForced;

    /// <param name="pressed">The button that is pressed; or the form, of which it is the named one that is among the values, or else the first one.</param>
    /// <param name="values">What is typed, ticked and chosen: all that is to be ticked of a name, and nothing else of it will be.</param>
    /// <param name="files">What is chosen in fields for files.</param>
    /// <param name="isForced">Whether it is sent with required fields left empty too, as no browser would.</param>
    public FilledForm(IElement pressed, IReadOnlyList<(string Name, string Value)> values, IReadOnlyList<Upload> files, bool isForced = false)
    {
        this.isForced = isForced;
        form = pressed as IHtmlFormElement ?? FormOf(pressed) ?? throw new InvalidOperationException($"No form is sent by: {pressed.OuterHtml}");
        controls = [.. form.Elements.OfType<IHtmlElement>()];
        var named = pressed is IHtmlFormElement ? values.Where(v => IsButtonsName(v.Name)).ToList() : [];
        Assert.True(named.Count < 2, "Only one button can be pressed.");
        button = pressed is not IHtmlFormElement ? (IHtmlElement)pressed
            : named is [var one] ? Buttons.FirstOrDefault(b => NameOf(b) == one.Name && ValueOf(b) == one.Value) ?? throw Refused(one.Name, $"no button has the value “{one.Value}”")
            : Buttons.FirstOrDefault(b => !IsDisabled(b));
        Assert.True(button is not null, $"The form has no button that could be pressed: {form.OuterHtml}");
        Assert.False(IsDisabled(button), $"The button is disabled: {button.OuterHtml}");
        typed = values.Except(named).ToLookup(v => v.Name, v => v.Value);
        this.files = files.ToLookup(f => f.Field);
        Check();
        Fill();
    }

    private IEnumerable<IHtmlElement> Buttons => controls.Where(IsButton);

    private bool IsChecked => !isForced && !form.HasAttribute("novalidate") && !button!.HasAttribute("formnovalidate");

    /// <summary>What is sent with these values put over it, however little the page offers them: what somebody might send who means harm.</summary>
    public void Forge(IReadOnlyList<(string Name, string Value)> values)
    {
        foreach (var group in values.GroupBy(v => v.Name))
        {
            var place = entries.FindIndex(e => e.Name == group.Key);
            entries.RemoveAll(e => e.Name == group.Key);
            entries.InsertRange(place < 0 ? entries.Count : place, group.Select(v => new Entry(v.Name, v.Value, null)));
        }
    }

    /// <summary>The names and values, in the order in which they are sent.</summary>
    public IEnumerable<(string Name, string Value)> Sent => entries.Select(e => (e.Name, e.File?.FileName ?? e.Value));

    public HttpRequestMessage ToRequest()
    {
        var address = new Uri(new Uri(form.BaseUri), Attribute("action") is { Length: > 0 } action ? action : form.BaseUri);
        if (!string.Equals(Attribute("method"), "post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', entries.Select(e => $"{Uri.EscapeDataString(e.Name)}={Uri.EscapeDataString(e.Text)}"));
            return new HttpRequestMessage(HttpMethod.Get, new UriBuilder(address) { Query = query, Fragment = "" }.Uri);
        }
        return new HttpRequestMessage(HttpMethod.Post, new UriBuilder(address) { Fragment = "" }.Uri)
        {
            Content = string.Equals(Attribute("enctype"), "multipart/form-data", StringComparison.OrdinalIgnoreCase) ? Multipart() : new FormUrlEncodedContent(entries.Select(e => KeyValuePair.Create(e.Name, e.Text))),
        };
    }

    // A button may say otherwise than its form.
    private string? Attribute(string name) => button!.GetAttribute("form" + name) ?? form.GetAttribute(name);

    private MultipartFormDataContent Multipart()
    {
        var boundary = $"----WebKitFormBoundary{Guid.NewGuid():N}"[..38];
        var content = new MultipartFormDataContent(boundary);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
        foreach (var entry in entries)
        {
            HttpContent part = entry.File is { } file ? new ByteArrayContent(file.Bytes) { Headers = { ContentType = new MediaTypeHeaderValue(file.Type) } } : new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(entry.Text));
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{entry.Name}\"", FileName = entry.File is null ? null : $"\"{entry.File.FileName}\"" };
            content.Add(part);
        }
        return content;
    }

    private void Check()
    {
        foreach (var name in typed.Select(t => t.Key).Concat(files.Select(f => f.Key)))
        {
            var fields = controls.Where(c => !IsButton(c) && NameOf(c) == name).ToList();
            if (fields.Count == 0)
            {
                throw Refused(name, $"it isn't there; these are: {string.Join(", ", controls.Select(NameOf).Where(n => n.Length > 0).Distinct())}");
            }
            var open = fields.Where(f => !IsDisabled(f)).ToList();
            if (open.Count == 0)
            {
                throw Refused(name, "it is disabled");
            }
            if (open.Exists(IsChoice))
            {
                CheckChoice(name, open);
            }
            else
            {
                CheckText(name, open);
            }
        }
    }

    private void CheckChoice(string name, List<IHtmlElement> fields)
    {
        // With a hidden field of the same name and value a form says that a box isn't ticked.
        var offered = fields.SelectMany(OptionsOf).Concat(fields.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden").Select(i => i.Value)).ToHashSet();
        foreach (var value in typed[name].Where(v => !offered.Contains(v)))
        {
            throw Refused(name, $"“{value}” can't be chosen, only: {string.Join(", ", offered.Select(o => $"“{o}”"))}");
        }
        if (typed[name].Count() > 1 && fields.Exists(f => f is IHtmlInputElement { Type: "radio" } or IHtmlSelectElement { IsMultiple: false }))
        {
            throw Refused(name, "only one can be chosen");
        }
    }

    private void CheckText(string name, List<IHtmlElement> fields)
    {
        var places = fields.Count(f => f is IHtmlTextAreaElement or IHtmlInputElement { Type: not "hidden" });
        if (places == 0)
        {
            throw Refused(name, "it is hidden");
        }
        if (typed[name].Count() + files[name].Count() > places)
        {
            throw Refused(name, "there are fewer fields than values");
        }
    }

    private void Fill()
    {
        var left = typed.ToDictionary(t => t.Key, t => new Queue<string>(t));
        var chosen = files.ToDictionary(f => f.Key, f => new Queue<Upload>(f));
        foreach (var control in controls)
        {
            var name = NameOf(control);
            if (IsButton(control) ? control != button : IsDisabled(control))
            {
                continue;
            }
            switch (control)
            {
                case IHtmlButtonElement or IHtmlInputElement { Type: "submit" }:
                    Add(name, ValueOf(control));
                    break;
                case IHtmlInputElement { Type: "checkbox" or "radio" } input:
                    if (typed.Contains(name) ? typed[name].Contains(input.Value) : input.IsChecked)
                    {
                        Add(name, input.Value);
                    }
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(o => typed.Contains(name) ? typed[name].Contains(o.Value) : o.IsSelected && !o.IsDisabled))
                    {
                        Add(name, option.Value);
                    }
                    break;
                case IHtmlInputElement { Type: "file" }:
                    var file = chosen.TryGetValue(name, out var uploads) && uploads.TryDequeue(out var upload) ? upload : new Upload(name, "", []);
                    Require(control, name, file.FileName);
                    Add(name, file.FileName, file);
                    break;
                case IHtmlInputElement { Type: "hidden" } input:
                    Add(name, input.Value);
                    break;
                case IHtmlInputElement { Type: not ("button" or "reset" or "image") } input:
                    Add(name, TypedInto(input, name, left.TryGetValue(name, out var lines) && lines.TryDequeue(out var line) ? line : null));
                    break;
                case IHtmlTextAreaElement area:
                    Add(name, TypedInto(area, name, left.TryGetValue(name, out var texts) && texts.TryDequeue(out var text) ? text : null));
                    break;
            }
        }
        foreach (var group in controls.OfType<IHtmlInputElement>().Where(i => i.Type is "radio" or "checkbox" && i.HasAttribute("required") && !IsDisabled(i)).GroupBy(i => NameOf(i)))
        {
            Require(group.First(), group.Key, entries.Find(e => e.Name == group.Key)?.Value ?? "");
        }
        Assert.True(chosen.Values.All(c => c.Count == 0), "A file was given for what is no field for files.");
    }

    private string TypedInto(IHtmlElement field, string name, string? given)
    {
        var value = given ?? (field is IHtmlTextAreaElement area ? area.Value : ((IHtmlInputElement)field).Value);
        if (given is not null)
        {
            if (field.HasAttribute("readonly"))
            {
                throw Refused(name, "it is only for reading");
            }
            if (field.GetAttribute("maxlength") is { } most && given.Length > int.Parse(most, System.Globalization.CultureInfo.InvariantCulture))
            {
                throw Refused(name, $"it takes at most {most} characters");
            }
            if (field is IHtmlInputElement && given.AsSpan().ContainsAny('\r', '\n'))
            {
                throw Refused(name, "it has one line");
            }
        }
        if (field is IHtmlInputElement { Type: "email" or "url" or "number" } input)
        {
            value = value.Trim();
            if (given is not null && IsChecked && value.Length > 0 && !IsOf(input.Type, value))
            {
                throw Refused(name, $"“{value}” is no {input.Type}");
            }
        }
        Require(field, name, value);
        return value;
    }

    private void Require(IHtmlElement field, string name, string value)
    {
        if (IsChecked && field.HasAttribute("required") && value.Length == 0)
        {
            throw Refused(name, "it is required, and the browser says so");
        }
    }

    private void Add(string name, string value, Upload? file = null)
    {
        if (name.Length > 0)
        {
            entries.Add(new Entry(name, value, file));
        }
    }

    private Xunit.Sdk.XunitException Refused(string name, string why) =>
        new($"Nobody could send “{name}” with the form {form.GetAttribute("action")} of {form.BaseUri}: {why}.");

    private bool IsButtonsName(string name) => controls.Exists(c => NameOf(c) == name) && controls.TrueForAll(c => NameOf(c) != name || IsButton(c));

    private static IHtmlFormElement? FormOf(IElement button) => button switch
    {
        IHtmlButtonElement b when IsButton(b) => b.Form,
        IHtmlInputElement i when IsButton(i) => i.Form,
        _ => null,
    };

    private static bool IsButton(IHtmlElement control) => control is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" };

    private static bool IsChoice(IHtmlElement control) => control is IHtmlSelectElement or IHtmlInputElement { Type: "checkbox" or "radio" };

    private static IEnumerable<string> OptionsOf(IHtmlElement control) => control switch
    {
        IHtmlSelectElement select => select.Options.Where(o => !o.IsDisabled && o.Closest("optgroup[disabled]") is null).Select(o => o.Value),
        IHtmlInputElement { Type: "checkbox" or "radio" } input => [input.Value],
        _ => [],
    };

    private static bool IsDisabled(IHtmlElement control) => control.HasAttribute("disabled") || control.Closest("fieldset[disabled]") is not null;

    private static string NameOf(IHtmlElement control) => control.GetAttribute("name") ?? "";

    private static string ValueOf(IHtmlElement button) => button.GetAttribute("value") ?? "";

    private static bool IsOf(string type, string value) => type switch
    {
        "email" => EmailAddress().IsMatch(value),
        "url" => Uri.TryCreate(value, UriKind.Absolute, out _),
        _ => double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _),
    };

    // As the HTML standard has it for fields of type e-mail.
    [GeneratedRegex(@"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$")]
    private static partial Regex EmailAddress();

    private sealed record Entry(string Name, string Value, Upload? File)
    {
        /// <summary>As it goes over the line: browsers end lines in their own way.</summary>
        public string Text => File?.FileName ?? Value.ReplaceLineEndings("\r\n");
    }
}
