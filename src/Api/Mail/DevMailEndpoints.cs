using System.Text.Encodings.Web;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Mail;

/// <summary>Development only: outgoing mail where a person, or a script, can read it.</summary>
public static class DevMailEndpoints
{
    private const int Newest = 100;

    /// <summary>Maps <c>/dev/mail</c>.</summary>
    public static void MapDevMail(this IEndpointRouteBuilder app) =>
        app.MapGet("/dev/mail", async (string? to, HttpContext http, MembershipDb db, CancellationToken ct) =>
            {
                var mails = db.Outbox.Where(m => to == null || m.To == to);
                var items = await mails.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(Newest)
                    .Select(m => new DevMail(m.Id, m.To, m.Subject, m.Text)).ToListAsync(ct);
                return http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "application/json")
                    ? Results.Json(new { items })
                    : Results.Content(Page(items), "text/html; charset=utf-8");
            })
            .AllowAnonymous().ExcludeFromDescription();

    private static string Page(List<DevMail> mails) => $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Outgoing mail</title>
        <link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/account.css"></head><body><main><h1>Outgoing mail</h1>
        <p>Kept here in Development instead of being sent; newest first.</p>{string.Concat(mails.Select(Article))}</main></body></html>
        """;

    private static string Article(DevMail mail) => $"""
        <article dir="auto"><h2>{HtmlEncoder.Default.Encode(mail.Subject)}</h2><p>To {HtmlEncoder.Default.Encode(mail.To)}</p>
        {string.Concat(mail.Text.Split("\n\n").Select(Paragraph))}</article><hr>
        """;

    private static string Paragraph(string text)
    {
        var encoded = HtmlEncoder.Default.Encode(text);
        return text.StartsWith("http", StringComparison.Ordinal) ? $"<p><a href=\"{encoded}\">{encoded}</a></p>" : $"<p dir=\"auto\">{encoded}</p>";
    }
}

/// <summary>A mail as the Development mailbox shows it.</summary>
public sealed record DevMail(Guid Id, string To, string Subject, string Text);
