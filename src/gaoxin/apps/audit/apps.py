from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "gaoxin.apps.audit"
    label = "audit"
