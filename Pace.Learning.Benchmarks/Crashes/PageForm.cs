using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Pace.Learning.Benchmarks.Crashes;

/// <summary>A form as a page holds it, with what somebody typed and chose: sent field by field as browsers send it.</summary>
internal sealed class PageForm
{
    private readonly List<(string Name, string Value)> fields = [];
    private readonly Dictionary<string, int> fileFields = [];
    private (string Name, string FileName, string Type, byte[] Bytes)? file;

    private PageForm(IHtmlFormElement form, IElement button)
    {
        Action = button.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "";
        foreach (var control in form.Elements.OfType<IHtmlElement>().Where(c => c.GetAttribute("name") is { Length: > 0 } && !c.HasAttribute("disabled")))
        {
            var name = control.GetAttribute("name")!;
            switch (control)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } tick when tick.IsChecked:
                    fields.Add((name, tick.Value));
                    break;
                case IHtmlInputElement { Type: not ("checkbox" or "radio" or "file" or "submit") } input:
                    fields.Add((name, input.Value));
                    break;
                case IHtmlInputElement { Type: "file" }:
                    fileFields[name] = fields.Count;
                    break;
                case IHtmlTextAreaElement text:
                    fields.Add((name, text.Value));
                    break;
                case IHtmlSelectElement list:
                    fields.Add((name, list.Value ?? ""));
                    break;
            }
        }
        Offered = form.Elements.OfType<IHtmlElement>().Select(c => c.GetAttribute("name") ?? "").ToHashSet();
    }

    /// <summary>Where it goes; empty: to the page that it is on.</summary>
    public string Action { get; }

    private HashSet<string> Offered { get; }

    /// <summary>The form that a button of a page sends.</summary>
    public static PageForm Of(IHtmlDocument page, string button, Func<IHtmlFormElement, bool>? which = null)
    {
        foreach (var pressed in page.QuerySelectorAll(button).OfType<IHtmlButtonElement>())
        {
            if (pressed.Form is { } form && (which is null || which(form)))
            {
                return new PageForm(form, pressed);
            }
        }
        throw new CrashFailure($"“{page.QuerySelector("h1")?.TextContent}” has no button {button}: {page.QuerySelector("main")?.TextContent}");
    }

    /// <summary>The form of a page that has a field, as its first button sends it.</summary>
    public static PageForm Having(IHtmlDocument page, string field) => Of(page, "main form button", form => form.Elements.Any(e => e.GetAttribute("name") == field));

    public string this[string name] => fields.First(f => f.Name == name).Value;

    /// <summary>Types or chooses.</summary>
    public PageForm With(string name, string value)
    {
        CrashFailure.Unless(Offered.Contains(name), $"The form to {Action} has no field {name}");
        var at = fields.FindIndex(f => f.Name == name);
        fields.RemoveAll(f => f.Name == name);
        fields.Insert(at < 0 ? fields.Count : at, (name, value));
        return this;
    }

    public PageForm WithFile(string name, string fileName, string type, byte[] bytes)
    {
        CrashFailure.Unless(fileFields.ContainsKey(name), $"The form to {Action} takes no file {name}");
        file = (name, fileName, type, bytes);
        return this;
    }

    public HttpContent ToContent()
    {
        if (file is not { } chosen)
        {
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }
        var parts = new MultipartFormDataContent();
        for (var at = 0; at <= fields.Count; at++)
        {
            if (at == fileFields[chosen.Name])
            {
                parts.Add(new ByteArrayContent(chosen.Bytes) { Headers = { ContentType = new MediaTypeHeaderValue(chosen.Type) } }, $"\"{chosen.Name}\"", $"\"{chosen.FileName}\"");
            }
            if (at < fields.Count)
            {
                parts.Add(new StringContent(fields[at].Value), $"\"{fields[at].Name}\"");
            }
        }
        return parts;
    }
}
