using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Pace.Learning.Web.Shared.Patterns;

/// <summary>Every piece of the site's look on one page, for those who build it. Development only.</summary>
[AllowAnonymous]
public sealed class PatternsModel(IWebHostEnvironment environment, IModelMetadataProvider metadata) : PageModel
{
    /// <summary>A form as it comes.</summary>
    public FormPattern Fresh { get; } = new();

    /// <summary>The same form after an attempt that went wrong.</summary>
    public FormPattern Wrong { get; } = new()
    {
        Email = "sam at example", Reason = "Because", Agency = "health", Level = "frontline-staff", Topics = ["court"], Due = new DateFields { Day = "31", Month = "2", Year = "2026" },
    };

    /// <summary>Shows the page.</summary>
    public IActionResult OnGet()
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }
        // Shows the exit control as well, so that it can be looked at and tested by itself.
        ViewData["Exit"] = Request.Query.ContainsKey("exit");
        return Page();
    }

    /// <summary>What the form's partial page needs to draw it as fresh.</summary>
    public ViewDataDictionary FreshViewData() => Form("Fresh", new ModelStateDictionary());

    /// <summary>What the form's partial page needs to draw it with errors.</summary>
    public ViewDataDictionary WrongViewData()
    {
        var state = new ModelStateDictionary();
        state.AddModelError("Wrong.Email", "Enter an e-mail address such as name@example.org");
        state.AddModelError("Wrong.Reason", "Tell us a little more: at least 20 characters");
        state.AddModelError("Wrong.Agency", "Choose the agency you work for");
        state.AddModelError("Wrong.Level", "Choose the level that fits your work best");
        state.AddModelError("Wrong.Due", "Enter the date");
        state.AddModelError("Wrong.Due.Day", BindingMessages.Date);
        state.AddModelError("Wrong.Agreed", "Tick the box if you have read the text");
        return Form("Wrong", state);
    }

    private ViewDataDictionary Form(string prefix, ModelStateDictionary state)
    {
        var data = new ViewDataDictionary(metadata, state);
        data.TemplateInfo.HtmlFieldPrefix = prefix;
        return data;
    }
}

/// <summary>A form with one field of each kind.</summary>
public sealed class FormPattern
{
    /// <summary>A yes.</summary>
    public bool Agreed { get; set; }

    /// <summary>An address.</summary>
    [EmailAddress]
    public string? Email { get; set; }

    /// <summary>Longer text.</summary>
    [AtMost(1_000)]
    public string? Reason { get; set; }

    /// <summary>From a list.</summary>
    public string? Agency { get; set; }

    /// <summary>One of a few.</summary>
    public string? Level { get; set; }

    /// <summary>Some of a few.</summary>
    public IReadOnlyList<string> Topics { get; set; } = [];

    /// <summary>A date.</summary>
    public DateFields Due { get; set; } = new();
}
